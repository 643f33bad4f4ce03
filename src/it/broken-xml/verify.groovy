String log = new File(basedir, 'build.log').text
assert log.count('BUILD SUCCESS') == 2
assert log.count('BUILD FAILURE') == 1
// The broken place, in the report and as the reason of the second run.
assert log.contains('src/main/mule/broken.xml:')
assert log.contains('failOnError=true')
// The other file was scanned.
assert log.contains('src/main/mule/global.xml:5:22')
