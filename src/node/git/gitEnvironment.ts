/**
 * What git is started for. `read`: nothing may be run or sent by it. `write`: the person's hooks and
 * configuration apply. `push`: as `write`, and nobody is asked for a password.
 */
export type GitPurpose = "read" | "write" | "push";

/** What a call of git is given beyond what its purpose says. */
export interface GitEnvironmentOptions {
	/** Settings that win over every configuration file; names may hold any character, unlike with `-c`. */
	readonly settings?: ReadonlyMap<string, string>;
	/** Absolute path of the index to use instead of the repository's. */
	readonly indexFile?: string | undefined;
}

/**
 * Variables that say which repository, index or pathspec form to use (most of them from
 * `git rev-parse --local-env-vars`). They are set where a git hook started us, for somebody else's question.
 */
const foreign = new Set([
	"GIT_ALTERNATE_OBJECT_DIRECTORIES",
	"GIT_ATTR_SOURCE",
	"GIT_COMMON_DIR",
	"GIT_CONFIG",
	"GIT_CONFIG_PARAMETERS",
	"GIT_DIFF_OPTS",
	"GIT_DIR",
	"GIT_EXTERNAL_DIFF",
	"GIT_GLOB_PATHSPECS",
	"GIT_GRAFT_FILE",
	"GIT_ICASE_PATHSPECS",
	"GIT_IMPLICIT_WORK_TREE",
	"GIT_INDEX_FILE",
	"GIT_INTERNAL_SUPER_PREFIX",
	"GIT_LITERAL_PATHSPECS",
	"GIT_NAMESPACE",
	"GIT_NOGLOB_PATHSPECS",
	"GIT_NO_REPLACE_OBJECTS",
	"GIT_OBJECT_DIRECTORY",
	"GIT_PREFIX",
	"GIT_QUARANTINE_PATH",
	"GIT_REPLACE_REF_BASE",
	"GIT_SHALLOW_FILE",
	"GIT_WORK_TREE",
]);

/** The environment in which git is started, made from `ambient` (usually `process.env`). */
export function gitEnvironment(
	ambient: NodeJS.ProcessEnv,
	purpose: GitPurpose,
	options: GitEnvironmentOptions = {},
): Record<string, string> {
	const made: Record<string, string> = {};
	for (const [name, value] of Object.entries(ambient))
		if (value !== undefined && !foreign.has(name.toUpperCase()))
			made[name] = value;
	made["GIT_TERMINAL_PROMPT"] = "0";
	if (purpose === "read") readSafely(made);
	else speakEnglish(made);
	if (purpose === "push") askNobody(made);
	if (options.indexFile !== undefined)
		made["GIT_INDEX_FILE"] = options.indexFile;
	if (options.settings) addSettings(made, options.settings);
	return made;
}

function readSafely(environment: Record<string, string>): void {
	environment["LC_ALL"] = "C";
	environment["GIT_OPTIONAL_LOCKS"] = "0";
	// In a partial clone git would fetch what is missing, by whatever program the repository's configuration
	// names. The second line is for versions of git that do not know the first.
	environment["GIT_NO_LAZY_FETCH"] = "1";
	environment["GIT_ALLOW_PROTOCOL"] = "none";
}

/** Git's messages in English, while hooks keep the person's character set: LC_ALL would take it from them. */
function speakEnglish(environment: Record<string, string>): void {
	const all = environment["LC_ALL"];
	if (all !== undefined) {
		environment["LANG"] = all;
		environment["LC_CTYPE"] = all;
		delete environment["LC_ALL"];
	}
	delete environment["LANGUAGE"];
	environment["LC_MESSAGES"] = "C";
}

function askNobody(environment: Record<string, string>): void {
	// Empty, not absent: an absent one makes git look for other programs to ask with.
	environment["GIT_ASKPASS"] = "";
	environment["SSH_ASKPASS_REQUIRE"] = "never";
	environment["GCM_INTERACTIVE"] = "never";
}

function addSettings(
	environment: Record<string, string>,
	settings: ReadonlyMap<string, string>,
): void {
	let count = Number.parseInt(environment["GIT_CONFIG_COUNT"] ?? "0", 10) || 0;
	for (const [name, value] of settings) {
		environment[`GIT_CONFIG_KEY_${count}`] = name;
		environment[`GIT_CONFIG_VALUE_${count}`] = value;
		count++;
	}
	if (settings.size > 0) environment["GIT_CONFIG_COUNT"] = String(count);
}
