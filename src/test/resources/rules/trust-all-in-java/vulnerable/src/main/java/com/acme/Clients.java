package com.acme;

import java.security.cert.X509Certificate;
import javax.net.ssl.HostnameVerifier;
import javax.net.ssl.HttpsURLConnection;
import javax.net.ssl.SSLSession;
import javax.net.ssl.X509TrustManager;
import org.apache.http.conn.ssl.NoopHostnameVerifier;
import org.apache.http.impl.client.HttpClients;

public final class Clients {

  // doc: begin
  private static final class TrustAll implements X509TrustManager {

    public void checkClientTrusted(X509Certificate[] chain, String type) {}

    // expect: trust-all-in-java "checkServerTrusted"
    public void checkServerTrusted(X509Certificate[] chain, String type) {}

    public X509Certificate[] getAcceptedIssuers() {
      return new X509Certificate[0];
    }
  }
  // doc: end

  static void anyHost(HttpsURLConnection connection) {
    // expect: trust-all-in-java "connection.setHostnameVerifier((host, session) -> true)"
    connection.setHostnameVerifier((host, session) -> true);
    HostnameVerifier verifier =
        new HostnameVerifier() {
          @Override
          // expect: trust-all-in-java "verify"
          public boolean verify(String host, SSLSession session) {
            return true;
          }
        };
    // expect: trust-all-in-java "NoopHostnameVerifier.INSTANCE"
    HttpClients.custom().setSSLHostnameVerifier(NoopHostnameVerifier.INSTANCE).build();
  }
}
