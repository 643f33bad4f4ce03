package io.github.mulesecscan.detector;

import io.github.mulesecscan.source.Location;
import io.github.mulesecscan.source.SourcePath;
import java.security.PublicKey;
import java.security.cert.X509Certificate;
import java.security.interfaces.DSAPublicKey;
import java.security.interfaces.ECPublicKey;
import java.security.interfaces.RSAPublicKey;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * A certificate in a file of the application.
 *
 * @param file the key store or certificate file
 * @param kind what the file is used as
 * @param name its alias, or the file's name
 * @param certificate the certificate itself
 * @param uses where the file is named, or its text begins; at least one
 */
record StoredCertificate(
    SourcePath file, Kind kind, String name, X509Certificate certificate, List<Location> uses) {

  private static final int LEAST_RSA_BITS = 2048;
  private static final int LEAST_CURVE_BITS = 224;

  StoredCertificate {
    uses = List.copyOf(uses);
  }

  /** What a file with certificates is used as. */
  enum Kind {
    KEY_STORE,
    TRUST_STORE,
    FILE
  }

  /** What can be wrong with a certificate. */
  enum Problem {
    EXPIRED,
    EXPIRING,
    SHORT_KEY,
    WEAK_SIGNATURE,
    SELF_SIGNED
  }

  /** The last day on which it is valid. */
  LocalDate lastDay() {
    return certificate.getNotAfter().toInstant().atZone(ZoneOffset.UTC).toLocalDate();
  }

  /** What is wrong with it on {@code today}, {@code days} before the end counting as expiring. */
  Set<Problem> problems(LocalDate today, int days) {
    Set<Problem> problems = EnumSet.noneOf(Problem.class);
    if (lastDay().isBefore(today)) {
      problems.add(Problem.EXPIRED);
    } else if (lastDay().isBefore(today.plusDays(days))) {
      problems.add(Problem.EXPIRING);
    }
    if (kind != Kind.TRUST_STORE) {
      if (hasShortKey()) {
        problems.add(Problem.SHORT_KEY);
      }
      // Nobody relies on the signature of a certificate that signs itself.
      if (isSelfSigned()) {
        problems.add(Problem.SELF_SIGNED);
      } else if (hasWeakSignature()) {
        problems.add(Problem.WEAK_SIGNATURE);
      }
    }
    return problems;
  }

  /** What {@code problem} is here, as a phrase after the certificate's name. */
  String describe(Problem problem) {
    return switch (problem) {
      case EXPIRED -> "expired on " + lastDay();
      case EXPIRING -> "expires on " + lastDay();
      case SHORT_KEY -> "has a key of only " + bits() + " bits";
      case WEAK_SIGNATURE -> "is signed with " + certificate.getSigAlgName();
      case SELF_SIGNED -> "is signed by itself";
    };
  }

  private boolean isSelfSigned() {
    return certificate.getSubjectX500Principal().equals(certificate.getIssuerX500Principal());
  }

  private boolean hasWeakSignature() {
    String name = certificate.getSigAlgName().toUpperCase(Locale.ROOT).replace("-", "");
    return name.startsWith("MD") || name.startsWith("SHA1");
  }

  private boolean hasShortKey() {
    int bits = bits();
    boolean isCurve = certificate.getPublicKey() instanceof ECPublicKey;
    return bits > 0 && bits < (isCurve ? LEAST_CURVE_BITS : LEAST_RSA_BITS);
  }

  /** The size of the key; 0 for kinds of keys whose size says nothing. */
  private int bits() {
    PublicKey key = certificate.getPublicKey();
    if (key instanceof RSAPublicKey rsa) {
      return rsa.getModulus().bitLength();
    }
    if (key instanceof DSAPublicKey dsa) {
      return dsa.getParams() == null ? 0 : dsa.getParams().getP().bitLength();
    }
    if (key instanceof ECPublicKey curve) {
      return curve.getParams().getOrder().bitLength();
    }
    return 0;
  }

  /** The same certificate, named in one more place. */
  StoredCertificate alsoUsedAt(Location place) {
    List<Location> more = new ArrayList<>(uses);
    more.add(place);
    return new StoredCertificate(file, kind, name, certificate, more);
  }
}
