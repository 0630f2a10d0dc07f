import VideoModel

extension SandboxVoice {
  /// What the voice says by way of introduction, in its language.
  var greeting: String? { Self.greetings[language]?.replacing("@", with: name) }

  // Japanese is written as it is spoken: espeak-ng knows no kanji.
  private static let greetings = [
    "English": "Hello, I am @. This is how I sound.",
    "German": "Hallo, ich bin @. So klinge ich.",
    "Spanish": "Hola, soy @. Así suena mi voz.",
    "French": "Bonjour, je suis @. Voici ma voix.",
    "Italian": "Ciao, sono @. Questa è la mia voce.",
    "Portuguese": "Olá, eu sou @. Esta é a minha voz.",
    "Chinese": "你好，我是 @。这是我的声音。",
    "Japanese": "こんにちは、@ です。これは わたしの こえです。",
    "Polish": "Cześć, jestem @. Tak brzmi mój głos.",
  ]
}
