String log = new File(basedir, 'build.log').text
assert log.count('BUILD SUCCESS') == 3
assert log =~ /high +high +tls-trust-all/
assert log.contains('CWE-295')
assert log.contains('How to mend it')
assert log.contains('User property: secscan.failOn')
