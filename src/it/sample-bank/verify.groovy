import groovy.json.JsonSlurper

String log = new File(basedir, 'build.log').text
assert log.contains('1 application')
def sarif = new JsonSlurper().parse(new File(basedir, 'target/secscan/mule-secscan.sarif'))
Set<String> found = sarif.runs[0].results*.ruleId as Set
assert found.contains('tls-trust-all')
// No report shows a password of the application.
for (secret in ['p4yments-2019!', 'Tr0ub4dor-and-3', 'bankSecretKey16b', 'C0re-Banking-Prod']) {
  assert !log.contains(secret)
  for (report in new File(basedir, 'target/secscan').listFiles()) {
    assert !report.text.contains(secret) : report.name
  }
}
