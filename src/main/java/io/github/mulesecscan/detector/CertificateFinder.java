package io.github.mulesecscan.detector;

import io.github.mulesecscan.detector.StoredCertificate.Kind;
import io.github.mulesecscan.project.BinaryFile;
import io.github.mulesecscan.project.MuleProject;
import io.github.mulesecscan.project.ProjectFile;
import io.github.mulesecscan.project.ResolvedValue;
import io.github.mulesecscan.rule.ScanContext;
import io.github.mulesecscan.source.Location;
import io.github.mulesecscan.source.SourcePath;
import io.github.mulesecscan.source.Span;
import io.github.mulesecscan.syntax.xml.XmlAttribute;
import io.github.mulesecscan.syntax.xml.XmlDocument;
import io.github.mulesecscan.syntax.xml.XmlElement;
import java.io.ByteArrayInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Opens the key stores that configurations name, where their password is in the project, and reads
 * certificates in text form. What cannot be opened is passed over: that is how it should be.
 */
final class CertificateFinder {

  private static final int MOST_STORES = 50;
  private static final int MOST_PASSWORDS = 4;
  private static final String BEGIN = "-----BEGIN CERTIFICATE-----";
  private static final String END = "-----END CERTIFICATE-----";
  private static final int MOST_IN_FILE = 200;

  private static final Map<String, Kind> STORES =
      Map.of("key-store", Kind.KEY_STORE, "trust-store", Kind.TRUST_STORE);
  // By the number that a file begins with; PKCS #12 has none.
  private static final Map<Integer, String> TYPES = Map.of(0xFEEDFEED, "JKS", 0xCECECECE, "JCEKS");
  private static final Set<String> RESOURCES = Set.of("src/main/resources/", "src/main/mule/", "");

  private final MuleProject project;
  private final String tlsNamespace;
  private final Map<SourcePath, List<StoredCertificate>> found = new LinkedHashMap<>();

  private CertificateFinder(Scope scope) {
    this.project = scope.project();
    this.tlsNamespace = scope.catalog().namespaces().uri("tls").orElse("");
  }

  /** The certificates of the application, file by file. */
  static List<StoredCertificate> find(Scope scope) {
    return scope.once(new Certificates(), () -> search(scope));
  }

  private record Certificates() implements ScanContext.Derived<List<StoredCertificate>> {}

  private static List<StoredCertificate> search(Scope scope) {
    CertificateFinder finder = new CertificateFinder(scope);
    if (!finder.project.binaryFiles().isEmpty()) {
      scope.documents(DocumentKind.MULE).forEach(finder::read);
    }
    finder.project.otherFiles().forEach(finder::readText);
    return finder.found.values().stream().flatMap(List::stream).toList();
  }

  private void read(XmlDocument document) {
    for (XmlElement element : document.root().descendants()) {
      Kind kind = STORES.get(element.getName());
      Optional<XmlAttribute> path = element.attribute("path");
      if (kind == null || path.isEmpty() || !element.uri().equals(tlsNamespace)) {
        continue;
      }
      for (ResolvedValue value : project.resolver().resolve(path.get().getValue())) {
        file(value).ifPresent(file -> read(file, kind, element, path.get().location()));
      }
    }
  }

  private void read(BinaryFile file, Kind kind, XmlElement element, Location place) {
    List<StoredCertificate> before = found.get(file.path());
    if (before != null) {
      before.replaceAll(each -> each.uses().contains(place) ? each : each.alsoUsedAt(place));
      return;
    }
    if (found.size() < MOST_STORES) {
      List<StoredCertificate> read = new ArrayList<>();
      open(file, passwords(element)).ifPresent(store -> addAll(store, file, kind, place, read));
      found.put(file.path(), read);
    }
  }

  private Optional<BinaryFile> file(ResolvedValue path) {
    if (!path.isLiteral()) {
      return Optional.empty();
    }
    String name = path.text().strip().replace('\\', '/').replaceFirst("^(classpath:|\\./)", "");
    return project.binaryFiles().stream()
        .filter(file -> file.path().isWithin(project.folder()))
        .filter(
            file -> {
              String relative = file.path().relativeTo(project.folder());
              return RESOURCES.stream().anyMatch(root -> relative.equals(root + name));
            })
        .findFirst();
  }

  /** The passwords that the project tells, and none: some formats show certificates to anyone. */
  private List<Optional<String>> passwords(XmlElement element) {
    List<Optional<String>> passwords = new ArrayList<>();
    String written = element.getAttributeValue("password", "");
    for (ResolvedValue value : project.resolver().resolve(written)) {
      if (value.isLiteral() && passwords.size() < MOST_PASSWORDS) {
        passwords.add(Optional.of(value.text()));
      }
    }
    passwords.add(Optional.empty());
    return passwords;
  }

  private static Optional<KeyStore> open(BinaryFile file, List<Optional<String>> passwords) {
    for (Optional<String> password : passwords) {
      try (InputStream in = file.open()) {
        KeyStore store = KeyStore.getInstance(type(file));
        store.load(in, password.map(String::toCharArray).orElse(null));
        if (store.size() > 0) {
          return Optional.of(store);
        }
      } catch (GeneralSecurityException | IOException | RuntimeException e) {
        // Another password may open it; providers throw what they like on broken files.
      }
    }
    return Optional.empty();
  }

  /** What the first bytes say: to try the others means to derive a key from each password again. */
  private static String type(BinaryFile file) throws IOException {
    try (DataInputStream in = new DataInputStream(file.open())) {
      return TYPES.getOrDefault(in.readInt(), "PKCS12");
    }
  }

  private static void addAll(
      KeyStore store, BinaryFile file, Kind kind, Location place, List<StoredCertificate> into) {
    try {
      for (String alias : sorted(store)) {
        // The other certificates of a key store are those of authorities.
        boolean counts = kind == Kind.TRUST_STORE || store.isKeyEntry(alias);
        Certificate certificate = counts ? store.getCertificate(alias) : null;
        if (certificate instanceof X509Certificate x509) {
          into.add(new StoredCertificate(file.path(), kind, alias, x509, List.of(place)));
        }
      }
    } catch (GeneralSecurityException | RuntimeException e) {
      // What was read so far counts.
    }
  }

  private static List<String> sorted(KeyStore store) throws GeneralSecurityException {
    List<String> aliases = new ArrayList<>(Collections.list(store.aliases()));
    Collections.sort(aliases);
    return aliases;
  }

  private void readText(ProjectFile file) {
    String text = file.text().content();
    List<StoredCertificate> read = new ArrayList<>();
    int start = text.indexOf(BEGIN);
    while (start >= 0 && read.size() < MOST_IN_FILE) {
      int end = text.indexOf(END, start);
      if (end < 0) {
        break;
      }
      Location place = file.text().locate(new Span(start, BEGIN.length()));
      parse(text.substring(start, end + END.length()))
          .ifPresent(
              certificate ->
                  read.add(
                      new StoredCertificate(
                          file.path(),
                          Kind.FILE,
                          file.path().name(),
                          certificate,
                          List.of(place))));
      start = text.indexOf(BEGIN, end);
    }
    if (!read.isEmpty()) {
      found.put(file.path(), read);
    }
  }

  private static Optional<X509Certificate> parse(String pem) {
    try (InputStream in = new ByteArrayInputStream(pem.getBytes(StandardCharsets.US_ASCII))) {
      Certificate certificate = CertificateFactory.getInstance("X.509").generateCertificate(in);
      return certificate instanceof X509Certificate x509 ? Optional.of(x509) : Optional.empty();
    } catch (GeneralSecurityException | IOException | RuntimeException e) {
      return Optional.empty();
    }
  }
}
