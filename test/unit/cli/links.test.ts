import { readFile, writeFile } from "node:fs/promises";
import path from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { JsonLint } from "../../../src/cli/json/combine.ts";
import {
	gitRepository,
	type TestRepository,
} from "../../support/gitRepository.ts";
import { commandLine } from "./commandLine.ts";

const tacit = commandLine();
let repository: TestRepository;

beforeEach(async () => {
	repository = await gitRepository();
	await repository.commit({
		"a.ts": "one\n",
		"lib/b (1)/b.ts": "two\n",
		"lib/b (1)/.tacit/b ü.bbbbbbbb.md": note("bbbbbbbb", "b.ts", "B"),
		"docs/adr/0001-x.md":
			"# 1. X\n\nStatus: accepted\n\nSee [b](../../old/b.bbbbbbbb.md#b).\n",
	});
});
afterEach(() => repository.dispose());

function note(id: string, file: string, title: string, more = ""): string {
	return `---\nid: ${id}\nkind: decision\n${more}---\n\n# ${title}\n\n\`\`\`ts tacit file=${file}\n\`\`\`\n`;
}

const where = "lib/b%20%281%29/.tacit/b%20%C3%BC.bbbbbbbb.md";
const linking = (text: string) => `${note("aaaaaaaa", "a.ts", "A")}\n${text}\n`;

describe("tacit lint --fix", () => {
	const fix = (...args: string[]) =>
		tacit.run(repository, ["lint", "--fix", ...args]);
	const place = (file: string) => path.join(repository.root, file);

	it("lets dead links in notes and records lead to where the notes are, by the ids in their names, and nothing else", async () => {
		const text =
			"[b](b.bbbbbbbb.md 'T'), [b][r], [gone](b.cccccccc.md), `[b](b.bbbbbbbb.md)`.\n\n[r]: <../old/b.bbbbbbbb.md?x#y>";
		await repository.write(".tacit/a.aaaaaaaa.md", linking(text));
		const { code, stdout, stderr } = await fix();
		expect({ code, stdout }).toEqual({ code: 0, stdout: "" });
		expect(stderr).toBe(
			"Repaired 3 links in 2 files.\n2 notes, 1 decision record, no problems.\n",
		);
		expect(await repository.read(".tacit/a.aaaaaaaa.md")).toBe(
			linking(
				`[b](../${where} 'T'), [b][r], [gone](b.cccccccc.md), \`[b](b.bbbbbbbb.md)\`.\n\n[r]: <../${where}?x#y>`,
			),
		);
		expect(await repository.read("docs/adr/0001-x.md")).toBe(
			`# 1. X\n\nStatus: accepted\n\nSee [b](../../${where}#b).\n`,
		);
		expect((await fix()).stderr).toBe(
			"2 notes, 1 decision record, no problems.\n",
		);
	});

	it("repairs in the paths that are asked for alone", async () => {
		const before = linking("[b](b.bbbbbbbb.md)");
		await repository.write(".tacit/a.aaaaaaaa.md", before);
		await fix("docs");
		expect(await repository.read(".tacit/a.aaaaaaaa.md")).toBe(before);
		expect(await repository.read("docs/adr/0001-x.md")).toContain(where);
	});

	it("changes no byte around the link, whatever the encoding", async () => {
		const before = Buffer.from(
			linking("Gr\u00fc\u00dfe \u00a4: [b](b.bbbbbbbb.md) \u00e9").replaceAll(
				"\n",
				"\r\n",
			),
			"latin1",
		);
		await writeFile(place(".tacit/a.aaaaaaaa.md"), before).catch(async () => {
			await repository.write(".tacit/a.aaaaaaaa.md", "");
			await writeFile(place(".tacit/a.aaaaaaaa.md"), before);
		});
		await fix();
		expect(await readFile(place(".tacit/a.aaaaaaaa.md"), "latin1")).toBe(
			before.toString("latin1").replace("(b.bbbbbbbb.md)", `(../${where})`),
		);
	});

	it("repairs none that leads out of the repository, and without --fix none at all", async () => {
		const out = linking("[b](../../b.bbbbbbbb.md), [b](//x/b.bbbbbbbb.md)");
		await repository.write(".tacit/a.aaaaaaaa.md", out);
		await fix();
		expect(await repository.read(".tacit/a.aaaaaaaa.md")).toBe(out);
		const dead = linking("[b](b.bbbbbbbb.md)");
		await repository.write(".tacit/a.aaaaaaaa.md", dead);
		const { findings } = await tacit.json<JsonLint>(repository, ["lint"]);
		expect(findings.map(({ code }) => code)).toEqual(["dead-link"]);
		expect(await repository.read(".tacit/a.aaaaaaaa.md")).toBe(dead);
	});
});

describe("tacit why", () => {
	it("tells the way that a note came, and nothing of that for one that stands alone", async () => {
		await repository.write(
			".tacit/q.qqqqqqqq.md",
			note("qqqqqqqq", "a.ts", "Who *does* it?").replace(
				"kind: decision",
				"kind: question\nby: Edsger Dijkstra <e@example.org>\ndate: 2026-01-01",
			),
		);
		await repository.write(
			".tacit/d.dddddddd.md",
			note("dddddddd", "a.ts", "We do", "from: qqqqqqqq\n"),
		);
		const { stdout } = await tacit.run(repository, ["why", "a.ts"]);
		expect(stdout).toContain(
			"  asked by Edsger Dijkstra: “Who does it?” (qqqqqqqq) → decided here\n",
		);
		expect(stdout).toContain("  asked here → decided: “We do” (dddddddd)\n");
		const alone = await tacit.run(repository, ["why", "lib/b (1)/b.ts"]);
		expect(alone.stdout).not.toContain("→");
	});
});
