/// Whose an account is, and what it can still spend, as far as the service tells it.
public struct Account: Equatable, Sendable {
  /// The name of whose it is.
  public var name: String?
  /// The address by which it is known.
  public var email: String?
  /// Seconds of video; 60 are one credit of v2.
  public var remainingSeconds: Double?
  /// Prepaid money, such as "12.50 USD".
  public var balance: String?
  /// Credits of a subscription.
  public var credits: Double?
  /// The subscription, in the service's word.
  public var plan: String?

  /// An account; nothing known unless told.
  public init(
    remainingSeconds: Double? = nil, balance: String? = nil, credits: Double? = nil, plan: String? = nil,
    name: String? = nil, email: String? = nil
  ) {
    self.name = name
    self.email = email
    self.remainingSeconds = remainingSeconds
    self.balance = balance
    self.credits = credits
    self.plan = plan
  }
}
