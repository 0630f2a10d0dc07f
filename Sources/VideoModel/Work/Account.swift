/// What an account can still spend, as far as the service tells it.
public struct Account: Equatable, Sendable {
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
    remainingSeconds: Double? = nil, balance: String? = nil, credits: Double? = nil, plan: String? = nil
  ) {
    self.remainingSeconds = remainingSeconds
    self.balance = balance
    self.credits = credits
    self.plan = plan
  }
}
