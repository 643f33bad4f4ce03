String log = new File(basedir, 'build.log').text
assert log.count('BUILD SUCCESS') == 2
assert log.count('BUILD FAILURE') == 3
assert log.contains('the peer is replaced in March (payments team)')
assert log.contains('suppression-expired')
assert log.contains('accepted by the security team')
// One sentence: where, and what was meant.
assert log.contains("broken.yaml:4") && log.contains("'reason'")
assert !log.contains('Exception:')
