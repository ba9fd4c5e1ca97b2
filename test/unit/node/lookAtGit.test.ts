import { existsSync } from "node:fs";
import { rm } from "node:fs/promises";
import path from "node:path";
import { afterEach, beforeEach, expect, it } from "vitest";
import { english } from "../../../src/core/message.ts";
import { createQuestions } from "../../../src/externalize/asking/questions.ts";
import { sharedText } from "../../../src/node/files/sharedText.ts";
import {
	type GitRepository,
	openHistory,
} from "../../../src/node/git/openHistory.ts";
import { createGitLook } from "../../../src/tacit/asking.ts";
import {
	gitRepository,
	type TestRepository,
} from "../../support/gitRepository.ts";

let repository: TestRepository;
let opened: GitRepository;
const own = (name: string) => path.join(repository.root, ".git/tacit", name);

/** As another window, or the command line, looks. */
function looker() {
	const questions = createQuestions(
		sharedText(own("questions.json")),
		Date.now,
	);
	const look = createGitLook({
		...{ history: opened.history, questions },
		seen: sharedText(own("seen.json")),
		slice: { budgetMs: 3, now: () => 0, pause: () => Promise.resolve() },
	});
	return {
		questions,
		async look(level: "normal" | "eager" = "normal", since = 0) {
			const { events, added } = await look({ level, since });
			return {
				did: events.map(({ did }) => did),
				added: added.map(({ question }) => english(question)),
			};
		},
	};
}

const retry = (attempts: number) => ({
	"retry.ts": `export const maxAttempts = ${attempts};\n`,
});
const asked = "Why 30 and not 20 for “maxAttempts”?";

beforeEach(async () => {
	repository = await gitRepository();
	await repository.commit(retry(20));
	const found = await openHistory(repository.root, {
		environment: repository.environment,
	});
	if (!found) throw new Error("no git");
	opened = found;
});
afterEach(async () => {
	opened.dispose();
	await repository.dispose();
});

it("asks about what was committed since the last look, once", async () => {
	const { look } = looker();
	expect(await look()).toEqual({ did: ["commit"], added: [] });
	await repository.commit(retry(30));
	expect(await look()).toEqual({ did: ["commit"], added: [asked] });
	expect(await look()).toEqual({ did: [], added: [] });
});

it("tells each window what was done, and asks in one of them alone", async () => {
	const [one, other] = [looker(), looker()];
	await one.look();
	await other.look();
	await repository.commit(retry(30));
	const both = await Promise.all([one.look(), one.look()]);
	expect(both.map(({ added }) => added.length)).toEqual([1, 0]);
	expect(await other.look()).toEqual({ did: ["commit"], added: [] });
	expect(other.questions.waiting()).toHaveLength(1);
	// Whoever opens a window later was told by the others.
	expect(await looker().look()).toEqual({ did: [], added: [] });
});

it("writes nothing where nothing was done since whoever looks came", async () => {
	const later = Date.now() + 60_000;
	expect(await looker().look("normal", later)).toEqual({ did: [], added: [] });
	expect(existsSync(own(""))).toBe(false);
});

it("a more eager look finds more in what was looked at before", async () => {
	await repository.commit(retry(30));
	await looker().look("normal");
	const { questions, look } = looker();
	await look("eager");
	expect(questions.waiting().length).toBeGreaterThanOrEqual(1);
	expect(await looker().look("normal")).toEqual({ did: [], added: [] });
});

it("takes a question back with its commit, and keeps it through an amended and a rebased one", async () => {
	const { questions, look } = looker();
	await repository.commit(retry(30));
	await look();
	await repository.git("commit", "--quiet", "--amend", "--message=Other");
	expect((await look()).did).toEqual(["amend"]);
	const [question] = questions.waiting();
	expect(question?.commit).toBe(await repository.git("rev-parse", "HEAD"));
	await repository.git("switch", "--quiet", "--create", "side", "HEAD~1");
	await repository.commit({ "other.ts": "1\n" });
	await repository.git("switch", "--quiet", "main");
	await repository.git("rebase", "--quiet", "side");
	expect((await look()).did).toContain("rebase");
	expect(questions.waiting().map(({ commit }) => commit)).toEqual([
		await repository.git("rev-parse", "main"),
	]);
	await repository.git("reset", "--quiet", "--hard", "HEAD~1");
	expect((await look()).did).toEqual(["reset"]);
	expect(questions.waiting()).toEqual([]);
});

it("takes a question back when the message gives the reason by now", async () => {
	const { questions, look } = looker();
	await repository.commit(retry(30));
	await look();
	expect(questions.waiting()).toHaveLength(1);
	await repository.git(
		...["commit", "--quiet", "--amend", "-m", "Raise maxAttempts"],
		...[
			"-m",
			"Because the nightly import gave up at 20 attempts before the database was back.",
		],
	);
	await look();
	expect(questions.waiting()).toEqual([]);
});

it("does not ask about commits of others that a merge or a pull brings", async () => {
	await repository.git("switch", "--quiet", "--create", "theirs");
	await repository.write("retry.ts", retry(30)["retry.ts"]);
	await repository.git(
		...["-c", "user.email=grace@example.org", "-c", "user.name=Grace"],
		...["commit", "--quiet", "--all", "--message=Tune"],
	);
	await repository.git("switch", "--quiet", "main");
	const { look } = looker();
	const since = Date.now() + 60_000;
	await look("normal", since);
	await repository.git("merge", "--quiet", "--ff-only", "theirs");
	expect(await look()).toEqual({ did: ["merge"], added: [] });
	await repository.git("reset", "--quiet", "--hard", "HEAD~1");
	await repository.commit({ "other.ts": "1\n" });
	await repository.git("merge", "--quiet", "--no-edit", "theirs");
	expect((await look()).added).toEqual([]);
});

it("finds nothing without a commit, and where no reflog is kept", async () => {
	await repository.git("config", "core.logAllRefUpdates", "false");
	await rm(path.join(repository.root, ".git/logs"), { recursive: true });
	await repository.commit(retry(30));
	expect(await looker().look()).toEqual({ did: [], added: [] });
});
