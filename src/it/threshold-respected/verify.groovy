String log = new File(basedir, 'build.log').text
assert log.count('BUILD SUCCESS') == 3
assert log.count('BUILD FAILURE') == 1
// Reported all the same.
assert log.count('src/main/mule/global.xml:5:22') >= 4
