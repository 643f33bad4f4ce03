import groovy.json.JsonSlurper
import groovy.xml.XmlSlurper

File first = new File(basedir, 'target/secscan')
File second = new File(basedir, 'again')
// Without a word about formats.
assert first.list().sort() == ['mule-secscan.html', 'mule-secscan.json', 'mule-secscan.sarif']
// Every format there is, in one run.
assert second.list().sort() == [
  'TEST-mule-secscan.xml', 'gl-code-quality-report.json', 'gl-sast-report.json',
  'mule-secscan-checkstyle.xml', 'mule-secscan-compliance.md', 'mule-secscan-github.sarif',
  'mule-secscan-sonarqube.json',
  'mule-secscan.csv', 'mule-secscan.html', 'mule-secscan.json', 'mule-secscan.md',
  'mule-secscan.sarif'
]
second.listFiles().each {
  String text = it.getText('UTF-8')
  // Nothing about the machine, and the finding is there.
  assert !text.contains(basedir.parent)
  assert text.contains('tls-trust-all')
  if (it.name.endsWith('json') || it.name.endsWith('sarif')) new JsonSlurper().parseText(text)
  if (it.name.endsWith('xml')) new XmlSlurper().parseText(text)
}
// The same input gives the same bytes.
first.listFiles().each { assert it.getText('UTF-8') == new File(second, it.name).getText('UTF-8') }
def run = new JsonSlurper().parse(new File(first, 'mule-secscan.sarif')).runs[0]
assert run.tool.driver.name == 'mule-secscan'
assert run.results*.ruleId.contains('tls-trust-all')

// Annotations stand at the beginning of lines, and the job gets its summary.
String log = new File(basedir, 'build.log').getText('UTF-8')
assert log =~ /(?m)^::error file=\S+,line=\d+,.*tls-trust-all/
String summary = new File(basedir, 'summary.md').getText('UTF-8')
assert summary.startsWith('# Another step\n') && summary.contains('## mule-secscan: passed')
