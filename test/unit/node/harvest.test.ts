import path from "node:path";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import type { HarvestedRange } from "../../../src/externalize/harvest/harvestCommits.ts";
import type { Harvested } from "../../../src/externalize/harvest/harvested.ts";
import {
	gitRepository,
	type TestRepository,
} from "../../support/gitRepository.ts";
import { type OpenedTacit, openedTacit } from "../../support/openedTacit.ts";

let empty: TestRepository;
let repository: TestRepository;
beforeAll(async () => {
	empty = await gitRepository();
});
beforeEach(async () => {
	repository = await gitRepository({ copyOf: empty });
	return () => repository.dispose();
});
afterAll(() => empty.dispose());

const reason =
	"Chunks are sorted once more because two machines may send the same chunk.";

async function commit(
	message: string,
	files: Readonly<Record<string, string | undefined>>,
): Promise<string> {
	for (const [file, text] of Object.entries(files))
		if (text === undefined) await repository.remove(file);
		else await repository.write(file, text);
	await repository.git("add", "--all");
	await repository.git("commit", "--quiet", "--allow-empty", "-m", message);
	return repository.git("rev-parse", "HEAD");
}

/** Opens Tacit over it for as long as the task runs. */
async function withTacit<T>(
	task: (opened: OpenedTacit) => Promise<T>,
	of: Pick<TestRepository, "root" | "environment"> = repository,
): Promise<T> {
	const opened = await openedTacit(of as TestRepository);
	try {
		return await task(opened);
	} finally {
		opened.dispose();
	}
}

const told = ({ path: file, lines, text }: Harvested) =>
	`${file}${lines ? `:${lines.start}-${lines.end}` : ""} ${text}`;

async function harvest(
	range: Partial<HarvestedRange> = {},
): Promise<{ reasons: readonly string[]; gone: number; noted: number }> {
	return withTacit(async ({ tacit }) => {
		const found = await tacit.harvestCommits({ range: "HEAD", ...range });
		return {
			reasons: found.reasons.map(told),
			gone: found.gone,
			noted: found.noted.length,
		};
	});
}

const queue = (...middle: readonly string[]) =>
	[
		"export function sendChunks(queue, archive) {",
		"\tconst waiting = queue.all();",
		...middle.map((line) => `\t${line}`),
		"\treturn archive.store(waiting);",
		"}",
		"",
		"export function closeQueue(queue) {",
		"\tqueue.flush();",
		"\tqueue.close();",
		"}",
		"",
	].join("\n");
const sorting = [
	"const machines = new Set(waiting.map((chunk) => chunk.machine));",
	"waiting.sort((a, b) => a.chunk - b.chunk || a.machine - b.machine);",
	"const sorted = waiting.filter((chunk) => machines.has(chunk.machine));",
];

describe("reasons in the messages of commits", () => {
	const begin = () => commit("Begin", { "src/queue.ts": queue() });
	const sort = (body = reason) =>
		commit(`Sort chunks\n\n${body}`, { "src/queue.ts": queue(...sorting) });

	it("stand at the lines that the commit wrote, with who wrote them and when", async () => {
		await begin();
		const hash = await sort();
		const [found] = await withTacit(
			async ({ tacit }) =>
				(await tacit.harvestCommits({ range: "HEAD~1..HEAD" })).reasons,
		);
		expect(found).toMatchObject({
			source: "commit",
			path: "src/queue.ts",
			lines: { start: 3, end: 5 },
			subject: "Sort chunks",
			text: reason,
			author: {
				commit: hash,
				author: { name: "Ada Lovelace", email: "ada@example.org" },
			},
		});
	});

	it("follow the lines down the file, through renames, and into another file", async () => {
		await begin();
		await sort();
		const head = Array.from(
			{ length: 9 },
			(_, at) => `export const limit${at} = ${at * 7};\n`,
		).join("");
		await commit("Limit", { "src/queue.ts": head + queue(...sorting) });
		expect((await harvest()).reasons).toEqual([`src/queue.ts:12-14 ${reason}`]);
		await commit("Name it anew", {
			"src/queue.ts": undefined,
			"lib/chunks.ts": head + queue(...sorting),
		});
		expect((await harvest()).reasons).toEqual([
			`lib/chunks.ts:12-14 ${reason}`,
		]);
		const [before, after] = (head + queue(...sorting)).split(
			"export function sendChunks",
		);
		await commit("Split it", {
			"lib/chunks.ts": `${before}export const nothing = 0;\n`,
			"lib/send.ts": `import "./chunks.ts";\n\nexport function sendChunks${after}`,
		});
		expect((await harvest()).reasons).toEqual([`lib/send.ts:5-7 ${reason}`]);
	});

	it("are none where the lines are gone, or others by now, which is told", async () => {
		await begin();
		await sort();
		await commit("Do it otherwise", {
			"src/queue.ts": queue("archive.merge(waiting, queue.id);"),
		});
		expect(await harvest()).toEqual({ reasons: [], gone: 1, noted: 0 });
		await commit("Away", { "src/queue.ts": undefined, "a.ts": "run();\n" });
		expect(await harvest()).toEqual({ reasons: [], gone: 1, noted: 0 });
	});

	it("are told once, though a squash, a cherry-pick and a comment say them, too", async () => {
		await begin();
		await sort();
		await commit(`Squashed\n\n* Sort chunks\n\n${reason}`, {
			"src/other.ts": queue(...sorting).replaceAll("chunk", "piece"),
		});
		expect((await harvest()).reasons).toHaveLength(1);
		const commented = queue(
			"// Two machines may send the same chunk: so chunks are sorted once more.",
			...sorting,
		);
		await commit("Say so", {
			"src/queue.ts": commented,
			"src/other.ts": commented,
		});
		expect((await harvest()).reasons).toEqual([]);
	});

	it("are left out where a note says them, and as drafts that were made of them", async () => {
		await begin();
		await sort();
		await withTacit(async ({ tacit }) => {
			const { reasons } = await tacit.harvestCommits({ range: "HEAD" });
			for (const each of reasons) await tacit.keepHarvested(each);
			const again = await tacit.harvestCommits({ range: "HEAD" });
			expect(again.reasons).toEqual([]);
			expect(again.noted.map(({ visibility }) => visibility)).toEqual([
				"draft",
			]);
		});
	});

	it("are those of the range and of the path alone", async () => {
		await begin();
		await sort();
		await commit("Go on", { "b.ts": "go();\n" });
		expect((await harvest({ range: "HEAD~1..HEAD" })).reasons).toEqual([]);
		expect((await harvest({ range: "HEAD~2.." })).reasons).toHaveLength(1);
		expect(
			(await harvest({ below: "src" as HarvestedRange["below"] })).reasons,
		).toHaveLength(1);
		expect(
			(await harvest({ below: "lib" as HarvestedRange["below"] })).reasons,
		).toEqual([]);
		expect((await harvest({ since: "2999-01-01" })).reasons).toEqual([]);
		for (const range of ["--output=evil", "HEAD~1..--all", "a b..c", ":/it"])
			await expect(harvest({ range })).rejects.toMatchObject({
				code: "bad-argument",
			});
	});

	it("follow renames that came after the range", async () => {
		await begin();
		const sorted = await sort();
		await commit("Name it anew", {
			"src/queue.ts": undefined,
			"lib/chunks.ts": queue(...sorting),
		});
		await commit("Go on", { "b.ts": "go();\n" });
		expect((await harvest({ range: sorted })).reasons).toEqual([
			`lib/chunks.ts:3-5 ${reason}`,
		]);
	});

	it("are those of merges, too, at what they brought; not those of robots’ merges, nor what was taken back", async () => {
		await begin();
		await repository.git("checkout", "--quiet", "-b", "topic");
		await commit("Sort", { "src/queue.ts": queue(...sorting) });
		await repository.git("checkout", "--quiet", "main");
		await commit("Go on", { "b.ts": "go();\n" });
		const merge = async (subject: string) =>
			repository.git(
				...["merge", "--quiet", "--no-ff", "topic"],
				...["-m", `${subject}\n\n${reason}`],
			);
		await merge("Merge pull request #7 from ada/topic");
		expect((await harvest()).reasons).toEqual([`src/queue.ts:3-5 ${reason}`]);
		await repository.git("reset", "--quiet", "--hard", "HEAD~1");
		await merge("Merge pull request #7 from dependabot/npm/topic");
		expect((await harvest()).reasons).toEqual([]);
	});

	it("are none that were taken back, even where the lines came again without a word", async () => {
		await begin();
		await sort();
		await repository.git("revert", "--no-edit", "HEAD");
		expect((await harvest()).reasons).toEqual([]);
	});

	it("stay text whatever a hostile message holds, and make a draft all the same", async () => {
		await begin();
		await sort(
			"Sorted because \u001b]0;evil\u0007 <script>alert(1)</script> [it](command:evil) must never be sent twice to the archive.\n\n```ts tacit file=../../evil.ts\nevil\n```",
		);
		await withTacit(async ({ tacit }) => {
			const { reasons } = await tacit.harvestCommits({ range: "HEAD" });
			expect(reasons).toHaveLength(1);
			for (const each of reasons) {
				for (const steering of ["\u001b", "\u0007"])
					expect(each.text).not.toContain(steering);
				expect(each.text).not.toMatch(/(?<!\\)<script|\]\(/);
				const { head } = await tacit.keepHarvested(each);
				expect(head.anchors.map(({ path: file }) => file)).toEqual([
					"src/queue.ts",
				]);
			}
		});
	});

	it("are those that a shallow clone has, and nothing of the commit at which it ends", async () => {
		await commit("Begin", { "src/queue.ts": queue() });
		await sort();
		await commit(
			"Flush last\n\nThe queue is flushed again because closing it drops what came meanwhile.",
			{
				"src/queue.ts": queue(...sorting).replace(
					"\tqueue.close();",
					"\tqueue.close();\n\tqueue.flushMeanwhile();\n\tqueue.drop();",
				),
			},
		);
		await commit("Go on", { "b.ts": "go();\n" });
		const shallow = path.join(repository.folder, "shallow");
		await repository.gitIn(
			repository.folder,
			...["clone", "--quiet", "--depth=3", `file://${repository.root}`],
			shallow,
		);
		const reasons = await withTacit(
			async ({ tacit }) =>
				(await tacit.harvestCommits({ range: "HEAD" })).reasons,
			{ root: shallow, environment: repository.environment },
		);
		expect(reasons.map(({ subject }) => subject)).toEqual(["Flush last"]);
	});

	it("are none where there is no commit yet", async () => {
		expect(await harvest()).toEqual({ reasons: [], gone: 0, noted: 0 });
	});
});

describe("what comments leave to be done", () => {
	it("has its author and day, and is not told twice with a reason", async () => {
		await repository.commit({
			"src/a.ts":
				"// TODO: tell the archive, too\ntell();\n\n// TODO: we wait here because the server bans us otherwise, so that must go\nwait();\n",
		});
		await withTacit(async ({ tacit }) => {
			const file = "src/a.ts" as HarvestedRange["below"];
			if (!file) return;
			const { reasons } = await tacit.harvest(file, { todos: true });
			expect(
				reasons.map(({ source, lines, author }) => [
					source,
					lines?.start,
					author?.author.name,
				]),
			).toEqual([
				["comment", 4, "Ada Lovelace"],
				["todo", 1, "Ada Lovelace"],
			]);
			expect((await tacit.harvest(file)).reasons).toHaveLength(1);
		});
	});
});
