import { describe, expect, it } from "vitest";
import { english } from "../../../src/core/message.ts";
import type { OpenQuestion } from "../../../src/externalize/asking/openQuestion.ts";
import {
	addQuestions,
	noQuestions,
	type QuestionList,
	waiting,
	withdrawQuestions,
} from "../../../src/externalize/asking/questionList.ts";
import type { GitEvent } from "../../../src/externalize/events/event.ts";
import { gitEvents } from "../../../src/externalize/events/gitEvents.ts";
import { resumedCommits } from "../../../src/externalize/events/resumedCommits.ts";
import { momentsAfter } from "../../../src/externalize/moments/momentsAfter.ts";
import { patient } from "../../support/patientPacer.ts";
import {
	type OpenedRepository,
	openedRepository,
} from "./git/openedRepository.ts";

/** A repository, with somebody who looks from time to time at what was done in it. */
class Watched {
	readonly made: OpenedRepository;
	#seen = 0;
	#list: QuestionList = noQuestions;

	constructor(made: OpenedRepository) {
		this.made = made;
	}

	/** What was done since the last look. */
	async events(): Promise<readonly GitEvent[]> {
		const all = gitEvents(await this.made.history.reflog(400));
		const events = all.slice(this.#seen);
		this.#seen = all.length;
		return events;
	}

	/** Looks, and tells what was done, which questions are new, and how many were withdrawn. */
	async look() {
		const events = await this.events();
		const { found, withdrawn } = await momentsAfter({
			history: this.made.history,
			...{ events, level: "eager", pacer: patient },
			resumed: resumedCommits(await this.made.history.reflog(400)),
			waiting: waiting(this.#list),
		});
		const left = withdrawQuestions(this.#list, withdrawn);
		const before = new Set(left.questions.map(({ key }) => key));
		this.#list = addQuestions(left, found, Date.now());
		return {
			did: events.map(({ did }) => did),
			asked: this.#list.questions
				.filter(({ key }) => !before.has(key))
				.map(told),
			withdrawn: withdrawn.size,
			waiting: waiting(this.#list).length,
		};
	}

	async commit(
		message: string,
		files: Readonly<Record<string, string>>,
		...more: readonly string[]
	): Promise<string> {
		for (const [file, text] of Object.entries(files))
			await this.made.write(file, text);
		await this.made.git("add", "--all");
		await this.made.git("commit", "--quiet", `--message=${message}`, ...more);
		return this.made.git("rev-parse", "HEAD");
	}
}

function told({ kind, path, lines, question }: OpenQuestion): string {
	const place = lines ? `${path}:${lines.start}` : path;
	return `${kind} ${place} ${english(question)}`;
}

const retry = (wait: number, more = "") =>
	[
		"export const settings = {",
		"\tname: 'retry',",
		`\twait: ${wait},`,
		"};",
		"",
		"export function backoff(tries: number): number {",
		"\treturn settings.wait * 2 ** tries;",
		"}",
		more,
		"",
	].join("\n");

const why = "value src/retry.ts:3 Why 30 and not 20 for “wait”?";

async function watched(): Promise<Watched> {
	const seen = new Watched(await openedRepository());
	await seen.commit("Add a retry", { "src/retry.ts": retry(20) });
	await seen.look();
	return seen;
}

describe("What was done with git", () => {
	it("is a commit, which brings up a question, once", async () => {
		const seen = await watched();
		await seen.commit("Tune", { "src/retry.ts": retry(30) });
		expect(await seen.look()).toEqual({
			...{ did: ["commit"], asked: [why], withdrawn: 0, waiting: 1 },
		});
		expect(await seen.look()).toEqual({
			...{ did: [], asked: [], withdrawn: 0, waiting: 1 },
		});
	});

	it("asks nothing where the message gives the reason", async () => {
		const seen = await watched();
		await seen.commit(
			"Wait longer, because the server needs up to thirty seconds to wake",
			{ "src/retry.ts": retry(30) },
		);
		expect((await seen.look()).asked).toEqual([]);
	});

	it("is a first commit, of which nobody asks about a value", async () => {
		const seen = new Watched(await openedRepository());
		await seen.commit("Begin", { "src/retry.ts": retry(20) });
		expect(await seen.look()).toMatchObject({ did: ["commit"], asked: [] });
	});

	it("is an amended commit, which does not ask again, and takes the question back once its message answers it", async () => {
		const seen = await watched();
		await seen.commit("Tune", { "src/retry.ts": retry(30) });
		await seen.look();
		await seen.made.git("commit", "--amend", "--quiet", "--message=Tune it");
		expect(await seen.look()).toMatchObject({
			...{ did: ["amend"], asked: [], withdrawn: 0, waiting: 1 },
		});
		await seen.made.git(
			...["commit", "--amend", "--quiet"],
			"--message=Wait longer, because the server needs up to thirty seconds to wake",
		);
		expect(await seen.look()).toMatchObject({ withdrawn: 1, waiting: 0 });
	});

	it("is a revert, which asks what was learned", async () => {
		const seen = await watched();
		await seen.commit("Give up after five tries", {
			"src/retry.ts": retry(20, "export const most = 5;"),
		});
		await seen.look();
		await seen.made.git("revert", "--no-edit", "HEAD");
		const { did, asked } = await seen.look();
		expect(did).toEqual(["revert"]);
		expect(asked).toEqual([expect.stringMatching(/^revert .*\?$/)]);
	});

	it("is a rebase, one event, which repeats nothing, and takes back what it drops", async () => {
		const seen = await watched();
		const { git } = seen.made;
		await git("checkout", "--quiet", "-b", "work");
		await seen.commit("Tune", { "src/retry.ts": retry(30) });
		for (let i = 0; i < 4; i++)
			await seen.commit(`Note ${i}`, { [`docs/${i}.md`]: `${i}\n` });
		expect((await seen.look()).asked).toEqual([why]);
		await git("checkout", "--quiet", "main");
		await seen.commit("Elsewhere", { "other.md": "x\n" });
		await git("checkout", "--quiet", "work");
		await git("rebase", "--quiet", "main");
		expect(await seen.look()).toMatchObject({
			did: ["checkout", "commit", "checkout", "rebase"],
			...{ asked: [], withdrawn: 0, waiting: 1 },
		});
		const dropFirst = "sed -i.bak -e '1d'";
		await git(
			...["-c", `sequence.editor=${dropFirst}`],
			...["rebase", "--quiet", "-i", "main"],
		);
		expect(await seen.look()).toMatchObject({
			...{ did: ["rebase"], asked: [], withdrawn: 1, waiting: 0 },
		});
	});

	it("is a rebase that was given up, or is not over: nothing", async () => {
		const seen = await watched();
		const { git } = seen.made;
		await git("checkout", "--quiet", "-b", "work");
		await seen.commit("Mine", { "src/retry.ts": retry(21) });
		await git("checkout", "--quiet", "main");
		await seen.commit("Theirs", { "src/retry.ts": retry(22) });
		await git("checkout", "--quiet", "work");
		await seen.look();
		await git("rebase", "main").catch(() => undefined);
		expect(await seen.events()).toEqual([]);
		await git("rebase", "--abort");
		expect(await seen.events()).toEqual([]);
	});

	it("is a rebase with a conflict that somebody resolved: one event at its end", async () => {
		const seen = await watched();
		const { git } = seen.made;
		await git("checkout", "--quiet", "-b", "work");
		await seen.commit("Mine", { "src/retry.ts": retry(21) });
		await git("checkout", "--quiet", "main");
		await seen.commit("Theirs", { "src/retry.ts": retry(22) });
		await git("checkout", "--quiet", "work");
		await seen.look();
		await git("rebase", "main").catch(() => undefined);
		await seen.made.write("src/retry.ts", retry(23));
		await git("add", "--all");
		await git("-c", "core.editor=true", "rebase", "--continue");
		expect((await seen.events()).map(({ did }) => did)).toEqual(["rebase"]);
	});

	it("is a merge with a conflict, which asks how it was resolved; a merge without one asks nothing", async () => {
		const seen = await watched();
		const { git } = seen.made;
		await git("checkout", "--quiet", "-b", "theirs");
		await seen.commit("Double", {
			"src/retry.ts": retry(20).replace("2 ** tries", "3 ** tries"),
		});
		await git("checkout", "--quiet", "main");
		await seen.commit("Add tries", {
			"src/retry.ts": retry(20).replace("2 ** tries", "2 * tries"),
		});
		await seen.look();
		await git("merge", "theirs").catch(() => undefined);
		expect(await seen.events()).toEqual([]);
		await seen.made.write(
			"src/retry.ts",
			retry(20).replace("2 ** tries", "2 ** Math.min(tries, 5)"),
		);
		await git("commit", "--all", "--quiet", "--no-edit");
		expect(await seen.look()).toMatchObject({
			did: ["merge"],
			asked: [
				"conflict src/retry.ts:7 Both sides had changed “backoff()”: how did you choose?",
			],
		});
		await git("checkout", "--quiet", "-b", "quiet");
		await seen.commit("Say more", { "readme.md": "x\n" });
		await git("checkout", "--quiet", "main");
		await seen.commit("Say it here", { "here.md": "x\n" });
		await seen.look();
		await git("merge", "--quiet", "--no-edit", "quiet");
		expect(await seen.look()).toMatchObject({ did: ["merge"], asked: [] });
	});

	const backoff = (body: string) => ({
		"src/retry.ts": retry(20).replace("2 ** tries", body),
	});
	const bothChanged = expect.stringMatching(
		/^conflict src\/retry\.ts:\d+ Both sides had changed “backoff\(\)”: how did you choose\?$/,
	);

	/** Two branches that changed the same line, with the second checked out. */
	async function apart(seen: Watched): Promise<void> {
		const { git } = seen.made;
		await git("checkout", "--quiet", "-b", "work");
		await seen.commit("Cap the tries", backoff("2 ** Math.min(tries, 9)"));
		await git("checkout", "--quiet", "main");
		await seen.commit("Go slower", backoff("3 ** tries"));
	}

	/** Takes both sides' changes of that line. */
	async function resolve({ made }: Watched): Promise<void> {
		const both = backoff("3 ** Math.min(tries, 9)");
		await made.write("src/retry.ts", both["src/retry.ts"]);
		await made.git("add", "--all");
	}

	it("is a conflict that a rebase stopped at, which asks how it was resolved", async () => {
		const seen = await watched();
		const { git } = seen.made;
		await apart(seen);
		await git("checkout", "--quiet", "work");
		await seen.commit("Say more", { "readme.md": "x\n" });
		await seen.look();
		await git("rebase", "main").catch(() => undefined);
		await resolve(seen);
		await git("-c", "core.editor=true", "rebase", "--continue");
		expect(await seen.look()).toMatchObject({
			...{ did: ["rebase"], asked: [bothChanged] },
		});
	});

	it.each([
		["with the word where it came from", ["-x"]],
		["that the reflog knows", []],
	] as const)(
		"is a conflict that a pick stopped at, %s, which asks how it was resolved",
		async (_, how) => {
			const seen = await watched();
			const { git } = seen.made;
			await apart(seen);
			await seen.look();
			await git("cherry-pick", ...how, "work").catch(() => undefined);
			await resolve(seen);
			await git("-c", "core.editor=true", "cherry-pick", "--continue");
			expect(await seen.look()).toMatchObject({
				...{ did: ["cherry-pick"], asked: [bothChanged] },
			});
		},
	);

	it("is a conflict with a colleague's commit, which asks how it was resolved, and nothing of what the colleague did", async () => {
		const seen = await watched();
		const { git } = seen.made;
		await git("checkout", "--quiet", "-b", "work");
		await seen.commit(
			"Cap the tries",
			{
				"src/retry.ts": backoff("2 ** Math.min(tries, 9)")[
					"src/retry.ts"
				].replace("wait: 20", "wait: 30"),
			},
			"--author=Grace <grace@example.org>",
		);
		await git("checkout", "--quiet", "main");
		await seen.commit("Go slower", backoff("3 ** tries"));
		await seen.look();
		await git("cherry-pick", "-x", "work").catch(() => undefined);
		await resolve(seen);
		await git("-c", "core.editor=true", "cherry-pick", "--continue");
		expect((await seen.look()).asked).toEqual([bothChanged]);
	});

	it("is a rebase that stopped for something else, or that nobody had to resolve: no conflict is asked about", async () => {
		const seen = await watched();
		const { git } = seen.made;
		await apart(seen);
		await git("checkout", "--quiet", "work");
		await seen.look();
		// A strategy chose, not a person.
		await git("rebase", "--quiet", "-X", "theirs", "main");
		expect((await seen.look()).asked).not.toContainEqual(bothChanged);
		await seen.commit("Say more", { "readme.md": "x\n" });
		await git(
			...["-c", "sequence.editor=sed -i.bak -e 's/^pick/edit/'"],
			...["rebase", "--quiet", "-i", "HEAD~1"],
		);
		await seen.made.write("src/retry.ts", retry(20));
		await git("add", "--all");
		await git("-c", "core.editor=true", "rebase", "--continue");
		const { did, asked } = await seen.look();
		expect(did).toContain("rebase");
		expect(asked).not.toContainEqual(bothChanged);
	});

	it("is a conflict of which what was picked is told by nothing: no conflict is asked about", async () => {
		const seen = await watched();
		const { git } = seen.made;
		await apart(seen);
		await seen.look();
		await git("cherry-pick", "work").catch(() => undefined);
		await resolve(seen);
		await git("commit", "--quiet", "--message=In other words");
		expect((await seen.look()).asked).not.toContainEqual(bothChanged);
	});

	it("is a fast-forward, a pull or a clone, which brought what others did: nothing is asked", async () => {
		const seen = await watched();
		const { git } = seen.made;
		await git("checkout", "--quiet", "-b", "theirs");
		await seen.commit(
			"Tune",
			{ "src/retry.ts": retry(30) },
			"--author=Grace <grace@example.org>",
		);
		const tuned = await git("rev-parse", "HEAD");
		await git("checkout", "--quiet", "main");
		await seen.events();
		await git("merge", "--quiet", "--ff-only", tuned);
		expect(await seen.look()).toMatchObject({ did: ["merge"], asked: [] });
		await git("reset", "--quiet", "--hard", "HEAD~1");
		await git("pull", "--quiet", "--ff-only", ".", "theirs");
		expect(await seen.look()).toMatchObject({
			did: ["reset", "pull"],
			asked: [],
		});
	});

	it("is a commit of a colleague that was picked: nothing is asked; one's own asks, once", async () => {
		const seen = await watched();
		const { git } = seen.made;
		await git("checkout", "--quiet", "-b", "theirs");
		await seen.commit(
			"Tune",
			{ "src/retry.ts": retry(30) },
			"--author=Grace <grace@example.org>",
		);
		await git("checkout", "--quiet", "main");
		await seen.commit("Else", { "x.md": "x\n" });
		await seen.events();
		await git("cherry-pick", "theirs");
		expect(await seen.look()).toMatchObject({
			did: ["cherry-pick"],
			asked: [],
		});
		await git("checkout", "--quiet", "-b", "mine", "HEAD~1");
		await seen.commit("Tune", { "src/retry.ts": retry(40) });
		expect((await seen.look()).asked).toHaveLength(1);
		await git("checkout", "--quiet", "-b", "again", "mine~1");
		await seen.commit("More", { "y.md": "x\n" });
		await git("cherry-pick", "mine");
		expect((await seen.look()).asked).toEqual([]);
	});

	it("is a reset, which takes questions about what it took away; a soft one and a new commit ask again", async () => {
		const seen = await watched();
		const { git } = seen.made;
		await seen.commit("Tune", { "src/retry.ts": retry(30) });
		await seen.look();
		await git("reset", "--quiet", "--soft", "HEAD~1");
		expect(await seen.look()).toMatchObject({ withdrawn: 1, waiting: 0 });
		await git("commit", "--quiet", "--message=Tune");
		expect((await seen.look()).asked).toEqual([why]);
		await git("reset", "--quiet", "--hard", "HEAD~1");
		await git("reset", "--quiet", "--hard", "HEAD@{1}");
		expect(await seen.look()).toMatchObject({
			did: ["reset", "reset"],
			...{ withdrawn: 0, waiting: 1 },
		});
	});

	it("is a stash, a checkout, a renamed branch: nothing is asked", async () => {
		const seen = await watched();
		const { git } = seen.made;
		await seen.made.write("src/retry.ts", retry(30));
		await git("stash");
		await git("stash", "pop");
		await git("stash");
		await git("checkout", "--quiet", "-b", "other");
		await git("branch", "-m", "renamed");
		const { did, asked } = await seen.look();
		expect(did).toEqual(["stash", "stash"]);
		expect(asked).toEqual([]);
	});

	it("is seen in a linked work tree and with a detached HEAD", async () => {
		const seen = await watched();
		const { git } = seen.made;
		await git("checkout", "--quiet", "--detach");
		await seen.commit("Tune", { "src/retry.ts": retry(30) });
		expect((await seen.look()).asked).toEqual([why]);
	});

	it("of work on two branches, asks about both", async () => {
		const seen = await watched();
		const { git } = seen.made;
		await git("checkout", "--quiet", "-b", "one");
		await seen.commit("Tune", { "src/retry.ts": retry(30) });
		await git("checkout", "--quiet", "-b", "two", "main");
		await seen.commit("Tune", { "src/retry.ts": retry(50) });
		expect((await seen.look()).asked).toEqual([
			why,
			"value src/retry.ts:3 Why 50 and not 20 for “wait”?",
		]);
	});

	it.skipIf(process.platform === "win32")(
		"is seen in a repository of sha256, too",
		async () => {
			const seen = new Watched(
				await openedRepository({ objectFormat: "sha256" }),
			);
			await seen.commit("Add", { "src/retry.ts": retry(20) });
			await seen.look();
			await seen.commit("Tune", { "src/retry.ts": retry(30) });
			expect((await seen.look()).asked).toEqual([why]);
		},
	);
});
