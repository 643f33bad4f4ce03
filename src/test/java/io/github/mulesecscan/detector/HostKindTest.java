package io.github.mulesecscan.detector;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HostKindTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "localhost | LOCAL | localhost",
        "127.0.0.5:8081 | LOCAL | 127.0.0.5",
        "http://[::1]:80/x | LOCAL | ::1",
        "http://host.docker.internal/x | LOCAL | host.docker.internal",
        "activemq | SERVICE | activemq",
        "tcp://activemq:61616 | SERVICE | activemq",
        "10.1.2.3 | PRIVATE | 10.1.2.3",
        "172.20.0.1 | PRIVATE | 172.20.0.1",
        "172.32.0.1 | PUBLIC | 172.32.0.1",
        "db.corp.internal:5432 | PRIVATE | db.corp.internal",
        "https://user:pw@api.example.org:443/a?b=http | PUBLIC | api.example.org",
        "api.example.org | PUBLIC | api.example.org",
        "orders.us-e1.cloudhub.io | PUBLIC | orders.us-e1.cloudhub.io",
        "mule-worker-internal-orders.us-e1.cloudhub.io:8091 | PRIVATE |"
            + " mule-worker-internal-orders.us-e1.cloudhub.io",
        "internal-acme.lb.anypointdns.net | PRIVATE | internal-acme.lb.anypointdns.net",
        "fd00::1 | PRIVATE | fd00::1",
        "jdbc:mysql://db.example.org:3306/x?useSSL=false | PUBLIC | db.example.org",
        "jdbc:mysql://localhost:3306,db2.example.org:3306/x | PUBLIC | db2.example.org",
        "jdbc:oracle:thin:@ora.corp:1521:XE | PRIVATE | ora.corp",
        "jdbc:oracle:thin:@//ora.example.org:1521/s | PUBLIC | ora.example.org",
        "jdbc:oracle:thin:@(DESCRIPTION=(ADDRESS=(HOST = ora)(PORT=1))) | SERVICE | ora",
        "jdbc:sqlserver://sql.example.org\\INST:1433;encrypt=false | PUBLIC | sql.example.org",
        "jdbc:h2:mem:test | LOCAL | ''",
        "jdbc:derby:memory:x;create=true | LOCAL | ''",
        "failover:(tcp://localhost:61616,tcp://mq.example.org:61616)?x=y | PUBLIC | mq.example.org",
        "a.example.org:9092,localhost:9092 | PUBLIC | a.example.org",
        "vm://broker | LOCAL | ''",
        "${db.host} | UNRESOLVED | ${db.host}",
        "http://${secure::db.host}:80/x | UNRESOLVED | ${secure::db.host}",
        "${region}.example.org | PUBLIC | ${region}.example.org",
        "'' | UNRESOLVED | ''",
      })
  void tellsHowFarAwayAHostIs(String value, HostKind kind, String host) {
    HostAddress address = HostAddress.farthest(value);

    assertThat(address.kind()).isEqualTo(kind);
    assertThat(address.host()).isEqualTo(host);
  }
}
