String log = new File(basedir, 'build.log').text
assert log.contains('→ feeds payments-pay (HTTP)')
assert !log.contains('→ feeds alone-pay')
String missing = 'the domain other-domain is not among the scanned projects'
assert log.count(missing) == 1
assert !log.contains('the domain bank-domain is not')
