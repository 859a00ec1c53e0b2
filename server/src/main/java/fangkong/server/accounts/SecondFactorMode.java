package fangkong.server.accounts;

import java.util.Locale;

/** Whether a second factor is asked for; it is left out among synthetic people alone. */
enum SecondFactorMode {
  REQUIRED,
  OFF;

  static SecondFactorMode read(String wanted, boolean synthetic) {
    SecondFactorMode mode =
        switch (wanted.toLowerCase(Locale.ROOT)) {
          case "required" -> REQUIRED;
          case "off" -> OFF;
          default ->
              throw new IllegalArgumentException(
                  "fangkong.second-factor is " + wanted + ". Maybe required, or off.");
        };
    if (mode == OFF && !synthetic) {
      throw new IllegalArgumentException(
          "fangkong.second-factor is off where people are not synthetic. Maybe leave it out, or set"
              + " fangkong.synthetic=true for a demonstration or a drill.");
    }
    return mode;
  }
}
