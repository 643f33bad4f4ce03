import groovy.json.JsonSlurper

String log = new File(basedir, 'build.log').text
List<String> runs = log.split('Scanning for projects').drop(1)
assert runs.size() == 4
assert new File(basedir, '.secscan/baseline.json').isFile()
for (run in runs[1..2]) {
  // Critical, as the company's ruleset has it, and only where the company accepted nothing.
  assert run.contains('1 critical finding (failOn=high): tls-trust-all at src/main/mule/api.xml:6:22')
  assert run.contains('accepted by the security team')
  assert !run.contains('we say so ourselves') && !run.contains('known from the baseline')
}
assert runs[3].contains('allowLocalSuppressions is false') && !runs[3].contains('Exception:')
def report = new JsonSlurper().parse(new File(basedir, 'target/secscan/mule-secscan.json'))
assert report.findings.count { it.suppression } == 1
