/// The first names that the ids of public avatars begin with, so that Ruth is not drawn with a beard.
enum FirstNames {
  /// Whether the id begins with a woman's name (true) or a man's (false); nil when it tells nothing.
  static func isWoman(id: String) -> Bool? {
    let name = id.prefix { $0.isLetter }.lowercased()
    return women.contains(name) ? true : men.contains(name) ? false : nil
  }

  private static let women = names(
    """
    abigail adriana aiko alessandra alice alyssa amanda amelia amy ana andrea angela anna annie anita aubrey
    bella candace carlotta caroline chloe clara daisy daphne diana diora elena elenora elizabeth ella emily emma eva
    fina freja gala georgia ginny grace hada hanna hannah helen imelda iris isabella ivy jane jasmine jenny jessica
    jocelyn judy julia june karen kate katherine katya kayla kristin laura leah lena lily lina lisa lucia luna maria
    marianne marta mary masha mei mia milena mireia monica natalie nadia nora olivia oxana rachel rebecca rita rose
    ruth sabine sara sarah saskia sofia sonia sophia susan tanya vanessa vera vicky violante yuki zelena zofia zosia
    """)

  private static let men = names(
    """
    adam adrian aditya ahmed albert alex anders andrew anthony artur ben blake bob brandon brent brian bruce bryan
    byron callum carl carlos chad charles chris conrad daniel david dexter edward emanuel emery eric esmond ethan
    felix francis francesco frank gabriel george gerardo harry haruto henry hugo iker ivan jack jackson jacob jake
    james jaquon jared jason javier jeff jin john johan jonas joon jose josh justin justo kai ken kevin leo leon leos
    liam logan lucas lukas marco mark martin matthew max michael mido miguel mike miles minho mohamed nadim nathan
    nicholas nico nik nikolai noah oliver oscar owen pablo paul pedro peter philip rasmus raul richard robert rupert
    ryan sam samuel sebastian shawn silas simon stefan steve teodor thaddeus thomas todd tom troy tyler victor wade
    walter waylon wayne william wilson
    """)

  private static func names(_ text: String) -> Set<String> {
    Set(text.split(whereSeparator: \.isWhitespace).map(String.init))
  }
}
