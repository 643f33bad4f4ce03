package com.acme;

import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import javax.net.ssl.HttpsURLConnection;
import javax.net.ssl.X509TrustManager;

public final class Clients {

  // doc: begin
  private static final class Pinned implements X509TrustManager {

    private final X509Certificate known;

    Pinned(X509Certificate known) {
      this.known = known;
    }

    // ok: trust-all-in-java "checkClientTrusted"
    public void checkClientTrusted(X509Certificate[] chain, String type) {}

    // ok: trust-all-in-java "checkServerTrusted"
    public void checkServerTrusted(X509Certificate[] chain, String type)
        throws CertificateException {
      if (!chain[0].equals(known)) {
        throw new CertificateException("not the certificate that is expected");
      }
    }

    public X509Certificate[] getAcceptedIssuers() {
      return new X509Certificate[] {known};
    }
  }
  // doc: end

  static void oneHost(HttpsURLConnection connection) {
    connection.setHostnameVerifier((host, session) -> host.equals("partner.example.com"));
  }
}
