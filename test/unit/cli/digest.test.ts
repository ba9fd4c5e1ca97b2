import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { JsonDigest } from "../../../src/cli/json/digest.ts";
import {
	gitRepository,
	type TestRepository,
} from "../../support/gitRepository.ts";
import { commandLine } from "./commandLine.ts";

const tacit = commandLine();
let repository: TestRepository;

beforeEach(async () => {
	repository = await gitRepository();
});
afterEach(() => repository.dispose());

function note(id: string, title: string, fields: string, prose = ""): string {
	return `---\nid: ${id}\n${fields}\n---\n\n# ${title}\n\n${prose}\n\n\`\`\`ts tacit file=queue.ts lines=1-1\nqueue();\n\`\`\`\n`;
}

const at = (id: string) => `src/.tacit/note.${id}.md`;
const ada = "by:\n  - Ada Lovelace <ada@example.org>";

async function commitAgo(
	days: number,
	files: Readonly<Record<string, string>>,
): Promise<void> {
	for (const [file, text] of Object.entries(files))
		await repository.write(file, text);
	await repository.git("add", "--all");
	const date = new Date(Date.now() - days * 86_400_000).toISOString();
	// Where the branch stood is told by when it was committed.
	await repository.git(
		...[
			"-c",
			'alias.dated=!f() { GIT_COMMITTER_DATE="$1" git commit --quiet --message=Work; }; f',
			"dated",
		],
		date,
	);
}

describe("tacit digest", () => {
	const digest = (...args: string[]) =>
		tacit.json<JsonDigest>(repository, ["digest", ...args]);

	beforeEach(async () => {
		await commitAgo(30, {
			"src/queue.ts": "queue();\n",
			[at("aaaaaaaa")]: note(
				"aaaaaaaa",
				"Use a table",
				`kind: decision\n${ada}`,
			),
			[at("bbbbbbbb")]: note(
				"bbbbbbbb",
				"Why sorted *twice*?",
				`kind: question\nstatus: open\ndate: 2026-10-02\n${ada}`,
			),
			[at("cccccccc")]: note("cccccccc", "Three tries", `kind: why\n${ada}`),
		});
	});

	it("tells what everybody discovered, decided, answered and retired since then, with thanks, and what waits", async () => {
		await commitAgo(2, {
			[at("aaaaaaaa")]: note(
				"aaaaaaaa",
				"Use a table",
				`kind: decision\nstatus: superseded\n${ada}`,
			),
			[at("cccccccc")]: note(
				"cccccccc",
				"Three tries",
				`kind: why\nthanks:\n  - 2026-11-26 Lin Wu <lin@example.org>\n${ada}`,
			),
			[at("dddddddd")]: note(
				"dddddddd",
				"Use a queue",
				`kind: decision\nby:\n  - Grace Hopper <grace@example.org>`,
				"A table locks; see <b>the</b> [log](https://example.org).\n\nMore.",
			),
			[at("eeeeeeee")]: note("eeeeeeee", "It locks", `kind: gotcha\n${ada}`),
		});
		const { stdout } = await tacit.run(repository, ["digest"]);
		expect(stdout.replace(/\d{4}-\d\d-\d\d to \d{4}-\d\d-\d\d/, "… to …")).toBe(
			[
				...["# What we learned, … to …", ""],
				...[
					"## Discovered",
					"",
					"- **It locks** (`src/queue.ts`, Ada Lovelace)",
					"",
				],
				...["## Decided", ""],
				"- **Use a queue** (`src/queue.ts`, Grace Hopper): A table locks; see the log.",
				"",
				...[
					"## Retired",
					"",
					"- **Use a table** (`src/queue.ts`, Ada Lovelace)",
					"",
				],
				...[
					"## Thanks",
					"",
					"- Lin Wu thanks Ada Lovelace for “Three tries”",
					"",
				],
				...["## Waiting for an answer", ""],
				"- **Why sorted twice?** (`src/queue.ts`, since 2026-10-02)",
				"",
			].join("\n"),
		);
		const { items, open, from } = await digest("--since", "3.days");
		expect(items.map(({ what }) => what)).toEqual([
			"decided",
			"superseded",
			"written",
		]);
		expect(from).toMatch(/^\d{4}-\d\d-\d\d$/);
		expect(open).toMatchObject([{ asked: "2026-10-02", path: "src/queue.ts" }]);
	});

	it("begins at a day, at a commit, or with history where that is younger", async () => {
		await commitAgo(2, {
			[at("dddddddd")]: note(
				"dddddddd",
				"Use a queue",
				`kind: decision\n${ada}`,
			),
		});
		expect((await digest("--since", "1.day")).items).toEqual([]);
		expect((await digest("--since", "HEAD~1")).items).toHaveLength(1);
		expect((await digest("--since", "2 years ago")).items).toHaveLength(4);
		const day = new Date(Date.now() - 5 * 86_400_000)
			.toISOString()
			.slice(0, 10);
		expect((await digest("--since", day)).items).toHaveLength(1);
	});

	it("refuses what names no time and no commit, and a day to come", async () => {
		for (const since of ["soon", "--all", "2999-01-01", "0.days"]) {
			const ended = await tacit.run(repository, ["digest", `--since=${since}`]);
			expect(ended.code).toBe(2);
			expect(ended.stderr).toContain(since);
		}
	});

	it("names nobody who does not want to be, and says where nothing is new", async () => {
		await commitAgo(2, {
			".tacit/config.yaml": "notAsked: [ada@example.org]\n",
			[at("bbbbbbbb")]: note(
				"bbbbbbbb",
				"Why sorted?",
				`kind: question\nstatus: answered\n${ada}`,
			),
		});
		const { stdout } = await tacit.run(repository, ["digest"]);
		expect(stdout).toContain(
			"## Answered\n\n- **Why sorted?** (`src/queue.ts`)\n",
		);
		expect(stdout).not.toContain("Ada");
		const later = await tacit.run(repository, ["digest", "--since", "1.day"]);
		expect(later.stdout).toContain("Nothing new was written down.");
	});
});
