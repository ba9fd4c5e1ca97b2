import { existsSync, readFileSync } from "node:fs";
import { homedir } from "node:os";
import path from "node:path";
import { msg } from "../../core/message.ts";
import { formatPerson, type Person, parsePerson } from "../../core/person.ts";
import { type FindGitOptions, findGit } from "./findGit.ts";
import type { GitQuestion } from "./gitQuestion.ts";
import { GitRunner } from "./gitRunner.ts";
import { configQuestion } from "./questions/configQuestion.ts";
import {
	creditsQuestion,
	type ToldCredits,
} from "./questions/creditsQuestion.ts";
import { headQuestion } from "./questions/headQuestion.ts";
import { identityQuestion } from "./questions/identityQuestion.ts";
import { mailmapQuestion } from "./questions/mailmapQuestion.ts";

/** Who works in a repository, as git and the files beside it say. */
export interface Team {
	/** Whom git names as the author; `undefined` where it names nobody. */
	readonly me: Person | undefined;
	/** HEAD's full hash; `undefined` where there is none. */
	readonly head: string | undefined;
	/** Of the last months, the newest first, all as the mailmap has them. */
	readonly commits: readonly ToldCredits[];
	/** The text of the file of co-authors that counts for git-mob; empty where there is none. */
	readonly listedText: string;
	/** Whom git-mob has as co-authors now. */
	readonly mob: readonly Person[];
	/**
	 * Has git-mob, where it is in use, take these as its co-authors, in the person's own configuration, as it does itself; nothing
	 * is written where it has them. Throws as `GitRunner`.
	 */
	setMob(people: readonly Person[]): Promise<void>;
}

/** How far back commits are read. */
const months = 6;
const mostCommits = 3000;
const mobKey = "git-mob.co-author";

/**
 * Reads who works in the repository around `folder` (absolute). `undefined` where there is none, or no git. Throws as `findGit`
 * and `GitRunner`.
 */
export async function teamOf(
	folder: string,
	options: FindGitOptions = {},
): Promise<Team | undefined> {
	const found = await findGit(folder, options);
	if (found.found !== "repository") return undefined;
	const environment = options.environment ?? process.env;
	const { binary, root } = found;
	const runner = new GitRunner({ binary, folder: root, environment });
	const [settings, me, head] = await Promise.all([
		runner.ask(configQuestion),
		runner.ask(identityQuestion),
		runner.ask(headQuestion),
	]);
	const commits = head?.commit
		? await withMailmap(
				runner,
				await runner.ask(creditsQuestion(months, mostCommits)),
			)
		: [];
	const listedText = listedAt(root, environment);
	let mob = settings
		.filter(({ name }) => name === mobKey)
		.flatMap(({ value }) => value ?? []);
	const hasGitMob =
		listedText !== undefined ||
		settings.some(({ name }) => /^git-mob(?:-config)?\./.test(name));
	return {
		...{ me, head: head?.commit, commits },
		listedText: listedText ?? "",
		mob: mob.flatMap((value) => parsePerson(value) ?? []),
		async setMob(people) {
			const wanted = people.map(formatPerson);
			if (!hasGitMob || wanted.join("\n") === mob.join("\n")) return;
			await runner.tell(changeMob("--unset-all", mobKey));
			for (const each of wanted)
				await runner.tell(changeMob("--add", mobKey, each));
			mob = wanted;
		},
	};
}

function changeMob(...words: readonly string[]): GitQuestion<void> {
	return {
		purpose: msg`change its configuration`,
		commands: ["config", "--global", ...words],
		// 5: there was nothing to take out.
		accepts: words[0] === "--unset-all" ? [0, 5] : [0],
		parse: () => undefined,
	};
}

/** The authors are by git; the co-authors stand in messages as they were written. */
async function withMailmap(
	runner: GitRunner,
	commits: readonly ToldCredits[],
): Promise<readonly ToldCredits[]> {
	const addressed = new Map(
		commits
			.flatMap(({ coAuthors }) => coAuthors)
			.filter(({ name, email }) => email !== undefined && !/[\r\n]/.test(name))
			.map((each) => [keyOf(each), each]),
	);
	if (addressed.size === 0) return commits;
	const mapped = await runner.ask(mailmapQuestion([...addressed.values()]));
	const byKey = new Map(
		[...addressed.keys()].map((key, at) => [key, mapped[at]]),
	);
	return commits.map((commit) => ({
		...commit,
		coAuthors: commit.coAuthors.map((each) => byKey.get(keyOf(each)) ?? each),
	}));
}

function keyOf({ name, email = "" }: Person): string {
	return `${name}\n${email}`;
}

/** As git-mob looks for it. */
function listedAt(
	root: string,
	environment: NodeJS.ProcessEnv,
): string | undefined {
	const named = environment["GITMOB_COAUTHORS_PATH"];
	const own = path.join(root, ".git-coauthors");
	const home = environment["HOME"] ?? environment["USERPROFILE"] ?? homedir();
	const place =
		named || (existsSync(own) ? own : path.join(home, ".git-coauthors"));
	try {
		return readFileSync(place, "utf8");
	} catch {
		return undefined;
	}
}
