// The projects are cloned to target/it.
File root = basedir.parentFile.parentFile.parentFile
File recipes = new File(root, 'docs/ci')
if (System.getProperty('os.name').startsWith('Windows')) {
  return true
}

// What the shell of a pipeline finds: the Maven of this build, its repository and its settings.
File dot = new File(basedir, '.mvn')
dot.mkdir()
File settings = basedir.parentFile.listFiles().find { it.name =~ /settings.*\.xml/ }
assert settings != null
new File(dot, 'maven.config').text = "-Dmaven.repo.local=${localRepositoryPath}\n-s\n${settings}\n"

def run = { File folder, String command, Map<String, String> extra ->
  ProcessBuilder shell = new ProcessBuilder('sh', '-c', command)
  Map<String, String> environment = shell.environment()
  environment['PATH'] = System.getProperty('maven.home') + '/bin:' + environment['PATH']
  environment['MAVEN_OPTS'] = '-XX:TieredStopAtLevel=1 -XX:+UseSerialGC -Xshare:auto'
  environment.keySet().removeAll(['GITHUB_STEP_SUMMARY', 'MAVEN_ARGS', 'GIT_DIR', 'GIT_INDEX_FILE'])
  environment.putAll(extra)
  Process process = shell.directory(folder).redirectErrorStream(true).start()
  process.outputStream.close()
  String log = process.inputStream.text
  new File(basedir, 'build.log') << "\n\$ ${command}\n${log}"
  return [process.waitFor(), log]
}
def mustWork = { String command -> assert run(basedir, command, [:])[0] == 0 : command }

mustWork('git init -q . && git config user.email it@example.org && git config user.name it && '
    + 'printf "target\\nbuild.log\\n" > .gitignore && git add . && git commit -q -m all && '
    + 'git update-ref refs/remotes/origin/main HEAD')

// Each pipeline: the build fails for the finding, and what the pipeline picks up is there.
int pipelines = 0
for (File recipe in recipes.listFiles().findAll { !it.name.endsWith('.md') }.sort()) {
  List<String> commands = (recipe.text =~ /mvn -[^'\n]+/).collect { it }
  assert commands.size() == 1 : recipe.name
  new File(basedir, 'target').deleteDir()
  boolean isHook = recipe.name.startsWith('pre-commit')
  def (int status, String log) = run(basedir, commands[0], [:])
  if (isHook) {
    // Nothing is about to be committed.
    assert status == 0 : log
  } else {
    assert status == 1 : log
    assert log.contains('1 high finding (failOn=high): tls-trust-all at src/main/mule/global.xml:5:22')
    if (commands[0].contains('secscan.quiet')) {
      assert log.contains('\nsrc/main/mule/global.xml:5:22: high[tls-trust-all] ')
      assert !log.contains('-->') && !(log =~ /Scanning .* rules/)
    } else {
      assert log.contains('--> src/main/mule/global.xml:5:22') && log =~ /Scanning .* rules/
    }
    List<String> picked = (recipe.text =~ /target\/[\w\/-]+\.(?:sarif|html|xml|json)/).collect { it }
    if (recipe.name.startsWith('bitbucket')) {
      picked = ['target/test-reports/TEST-mule-secscan.xml', 'target/test-reports/mule-secscan.html']
    }
    assert !picked.isEmpty()
    for (report in picked) {
      assert new File(basedir, report).length() > 0 : "$recipe.name: $report"
    }
  }
  pipelines++
}
assert pipelines == 6

// The hook stops a commit that brings a finding.
File config = new File(basedir, 'src/main/mule/global.xml')
config.text = config.text.replace('</mule>', '  <tls:context name="added">\n'
    + '    <tls:trust-store insecure="true"/>\n  </tls:context>\n</mule>')
String hook = (new File(recipes, 'pre-commit-config.yaml').text =~ /mvn -[^'\n]+/)[0]
def (int stopped, String told) = run(basedir, hook, [:])
assert stopped == 1
assert told.contains('tls-trust-all at src/main/mule/global.xml:8:22')
mustWork('git checkout -q .')

// The commands of the table: nothing has changed since the branch that the service names.
String page = new File(recipes, 'README.md').text
List<String> table = (page =~ /`(mvn [^`]*changedSince[^`]*)`/).collect { it[1] }
assert table.size() == 5
Map<String, String> service = [GITHUB_BASE_REF: 'main', CI_MERGE_REQUEST_DIFF_BASE_SHA: 'HEAD',
    SYSTEM_PULLREQUEST_TARGETBRANCHNAME: 'main', CHANGE_TARGET: 'main',
    BITBUCKET_PR_DESTINATION_BRANCH: 'main']
for (command in table) {
  def (int status, String log) = run(basedir, command, service)
  assert status == 0 : log
}

// A scan from beside the pom, and paths from the top of the repository.
List<String> blocks = (page =~ /(?s)```sh\n(.*?)```/).collect { it[1] }
assert blocks.size() == 1
def (int beside, String besideLog) = run(basedir, blocks[0], [:])
assert beside == 1
assert besideLog.contains('tls-trust-all at src/main/mule/global.xml:5:22')
assert new File(basedir, 'target/scan/target/secscan/mule-secscan.html').isFile()
def top = (page =~ /`(mvn [^`]*show-toplevel[^`]*)`/)[0][1]
def (int atTop, String topLog) = run(basedir, top, [:])
assert atTop == 1
assert topLog.contains('tls-trust-all at src/main/mule/global.xml:5:22')

// The README's second command, where a clone would have it; the first one is the build of this jar.
File clone = new File(basedir, 'clone')
mustWork("mkdir -p clone/src/it && cp -r '${root}/src/it/sample-bank' clone/src/it")
List<String> readme = (new File(root, 'README.md').text =~ /(?m)^mvn .*$/).collect { it }
assert readme[0] == 'mvn -B -ntp -q -Dquick -DskipTests install'
def (int tried, String shown) = run(clone, readme[1], [:])
assert tried == 0 : shown
assert shown.contains('critical[sql-injection]: ')
assert new File(clone, 'target/secscan/mule-secscan.html').length() > 10000

// A Jenkinsfile is Groovy.
assert new GroovyShell().parse(new File(recipes, 'Jenkinsfile')) != null
