String log = new File(basedir, 'build.log').text
assert log.contains('of 5 elements have a model')
String models = new File(basedir, 'target/models.yaml').text
assert models.contains("namespace: 'http://www.mulesoft.org/schema/mule/acme'")
assert models.contains("- name: 'run-query'")
// With the models of the ruleset the statement is found, and nothing is unknown.
assert log.contains('critical[sql-injection]') || log.contains('high[sql-injection]')
assert !log.contains('unmodelled-components')
