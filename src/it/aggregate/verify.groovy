import groovy.json.JsonSlurper

String log = new File(basedir, 'build.log').text
List<String> runs = log.split('Scanning for projects').drop(1)
assert runs.size() == 5
def json = { String name -> new JsonSlurper().parse(new File(basedir, name)) }

// One run, after all modules, with the verdict of all.
assert runs[0].contains('BUILD FAILURE')
assert runs[0].contains('3 high findings (failOn=high): tls-trust-all at cards-api/src/main/mule/api.xml:10:22')
for (run in runs[0..2]) {
  assert run.count('3 applications') == 1
}
assert runs[0].count('Nothing to scan yet') == 4
assert runs[1].contains('BUILD SUCCESS') && runs[1].count('Nothing to scan yet') == 4
assert runs[2].contains('BUILD SUCCESS') && !runs[2].contains('Nothing to scan yet')
assert runs[3].count('3 applications') == 2

// Reports are those of the top project, with paths relative to it.
for (name in ['sarif', 'html', 'json']) {
  assert new File(basedir, "target/secscan/mule-secscan.$name").isFile()
}
for (module in ['cards-api', 'bank-domain', 'shared-library']) {
  assert !new File(basedir, "$module/target/secscan").exists()
}
def report = json('target/secscan/mule-secscan.json')
assert report.applications*.folder == ['accounts-api', 'bank-domain', 'cards-api']
assert report.applications*.kind == ['mule-application', 'mule-domain', 'mule-application']

// The listener and the property of the domain count in both applications.
assert report.diagnostics.every { it.code != 'domain-missing' }
for (application in ['accounts-api', 'cards-api']) {
  Set<String> rules = report.findings.findAll { it.application == application }*.ruleId as Set
  assert rules.contains('basic-auth-without-tls')
  assert rules.contains('plaintext-http-request')
}

// Applications by risk, and the course of the runs.
def portfolio = json('target/secscan/mule-secscan-portfolio.json')
assert portfolio.applications[0].folder == 'cards-api' && portfolio.applications[0].verdict
assert new File(basedir, 'target/secscan/mule-secscan-portfolio.html').isFile()
assert portfolio.runs*.label.take(3) == ['first', 'second', 'third']
assert new File(basedir, '.secscan/history.jsonl').readLines().size() >= 5
assert runs[4].contains('secscan.history is left alone') && !new File(basedir, 'accounts-api/.secscan').exists()

// A module by itself.
def module = json('accounts-api/target/secscan/mule-secscan.json')
assert module.applications*.folder == ['accounts-api']
assert module.findings*.ruleId.contains('basic-auth-without-tls')
