import { afterEach, beforeEach, expect, it } from "vitest";
import {
	gitRepository,
	type TestRepository,
} from "../../support/gitRepository.ts";
import { openedTacit } from "../../support/openedTacit.ts";

let made: TestRepository;

beforeEach(async () => {
	made = await gitRepository();
	await made.commit({
		"src/token.ts": "export {};\n",
		"docs/adr/0001-use-git.md":
			"# Use git\n\n## Status\n\nSuperseded by [ADR-2](0002-gone.md)\n",
	});
});
afterEach(() => made.dispose());

/** The flaws that a check of the work tree tells, and how often it asked which files there are. */
async function checked() {
	const opened = await openedTacit(made);
	try {
		const { findings } = await opened.tacit.check({ of: "work-tree" });
		return {
			codes: findings.map(({ code }) => code),
			lists: opened.asked.filter((asked) => asked === "workTree").length,
		};
	} finally {
		opened.dispose();
	}
}

it("A check of a change reads no records where it can have touched none, and else says what is wrong with them", async () => {
	await made.write("src/token.ts", "export const a = 1;\n");
	const code = await checked();
	expect(code.codes).toEqual([]);
	const record = "docs/adr/0001-use-git.md";
	await made.write(record, `${await made.read(record)}\nMore.\n`);
	const both = await checked();
	expect(new Set(both.codes)).toEqual(new Set(["flawed"]));
	expect(both.lists).toBe(code.lists + 1);
});

it.each(["all", "work-tree"] as const)(
	"A check of %s asks git for the past of all notes together",
	async (of) => {
		const code = (name: string, value: number) =>
			`export function ${name}() {\n\tconst wait = ${value};\n\treturn wait * 2;\n}\n`;
		const names = ["one", "two", "three"];
		const commit = await made.commit(
			Object.fromEntries(
				names.map((name) => [`src/${name}.ts`, code(name, 1)]),
			),
		);
		await made.commit(
			Object.fromEntries(
				names.map((name, at) => [
					`src/.tacit/${name}.abcdefg${at + 1}.md`,
					`---\nid: abcdefg${at + 1}\nkind: why\n---\n\n# ${name}\n\nBecause.\n\n\`\`\`ts tacit file=${name}.ts lines=1-4 commit=${commit}\n${code(name, 1)}\`\`\`\n`,
				]),
			),
		);
		for (const name of names)
			await made.write(`src/${name}.ts`, `\n${code(name, 2)}`);
		const opened = await openedTacit(made);
		try {
			const { findings } = await opened.tacit.check({ of });
			expect(
				findings.filter(({ code }) => code === "code-changed").length,
			).toBe(names.length);
			// To see whether their code left its file, and to compare it where it is; not for each note.
			expect(
				opened.asked.filter((asked) => asked === "additions").length,
			).toBeLessThanOrEqual(2);
		} finally {
			opened.dispose();
		}
	},
);

it("A review begins at what a branch has in common with the one that it is to be merged into, and at nothing where it has no commit of its own", async () => {
	const opened = await openedTacit(made);
	try {
		const { tacit } = opened;
		expect(await tacit.reviewBase()).toBeUndefined();
		await made.git("switch", "-qc", "feature");
		expect(await tacit.reviewBase()).toBeUndefined();
		await made.commit({ "src/token.ts": "export const a = 1;\n" });
		expect(await tacit.reviewBase()).toEqual({
			revision: "refs/heads/main",
			name: "main",
		});
		expect(await tacit.reviewBase("main")).toEqual({
			revision: "main",
			name: "main",
		});
		await expect(tacit.reviewBase("--nowhere")).rejects.toMatchObject({
			code: "unknown-revision",
		});
		await made.git("switch", "-q", "--orphan", "alone");
		await made.commit({ "a.ts": "export {};\n" });
		expect(await tacit.reviewBase()).toBeUndefined();
		await expect(tacit.reviewBase("main")).rejects.toMatchObject({
			code: "no-common-commit",
		});
	} finally {
		opened.dispose();
	}
});

it("A check ends when nobody waits for it any more", async () => {
	const opened = await openedTacit(made);
	try {
		const stop = new AbortController();
		const checking = opened.tacit.check({ of: "work-tree" }, stop.signal);
		stop.abort();
		await expect(checking).rejects.toMatchObject({ code: "cancelled" });
	} finally {
		opened.dispose();
	}
});
