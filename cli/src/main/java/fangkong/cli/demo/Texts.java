package fangkong.cli.demo;

import java.text.MessageFormat;
import java.util.Locale;
import java.util.ResourceBundle;

/**
 * What the demonstration says, in Chinese unless {@code LANG} asks for another language that it
 * speaks.
 */
final class Texts {

  private final ResourceBundle bundle;
  private final Locale locale;

  private Texts(Locale locale) {
    this.locale = locale;
    this.bundle =
        ResourceBundle.getBundle(
            "fangkong.cli.demo.messages",
            locale,
            ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES));
  }

  static Texts ofEnvironment() {
    String language = System.getenv().getOrDefault("LANG", "");
    if (language.startsWith("zh_TW") || language.startsWith("zh_HK")) {
      return new Texts(Locale.TRADITIONAL_CHINESE);
    }
    return new Texts(language.startsWith("en") ? Locale.ENGLISH : Locale.SIMPLIFIED_CHINESE);
  }

  String say(String key, Object... values) {
    return new MessageFormat(bundle.getString(key), locale).format(values);
  }
}
