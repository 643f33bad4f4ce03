import groovy.json.JsonSlurper

File first = new File(basedir, 'target/secscan')
File second = new File(basedir, 'again')
assert first.list().sort() == ['mule-secscan.json', 'mule-secscan.sarif']
first.listFiles().each {
  String text = it.getText('UTF-8')
  // The same input gives the same bytes, and tells nothing about the machine.
  assert text == new File(second, it.name).getText('UTF-8')
  assert !text.contains(basedir.parent)
  new JsonSlurper().parseText(text)
}
def run = new JsonSlurper().parse(new File(first, 'mule-secscan.sarif')).runs[0]
assert run.tool.driver.name == 'mule-secscan'
assert run.results*.ruleId.contains('tls-trust-all')
