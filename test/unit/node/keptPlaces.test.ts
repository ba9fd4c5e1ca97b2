import { readdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import path from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { cacheFile } from "../../../src/node/files/cacheFile.ts";
import {
	gitRepository,
	type TestRepository,
} from "../../support/gitRepository.ts";
import { type OpenedTacit, openedTacit } from "../../support/openedTacit.ts";
import { temporaryFolder } from "./files/temporaryFolder.ts";

let made: TestRepository;
let opened: OpenedTacit[];
let cachePlace: string;

beforeEach(async () => {
	made = await gitRepository();
	opened = [];
});

afterEach(async () => {
	for (const each of opened) each.dispose();
	await made.dispose();
});

/** As after a start of the editor: everything is read anew, but for what is kept. */
async function start(key = "one"): Promise<OpenedTacit> {
	const placesCache = { store: cacheFile(cachePlace), key };
	const tacit = await openedTacit(made, { placesCache });
	opened.push(tacit);
	await tacit.tacit.whereabouts.refresh();
	return tacit;
}

const lines = (word: string) =>
	Array.from({ length: 12 }, (_, at) => `const ${word}${at} = ${word}(${at});`);

/** A note whose code moved to another file, one whose code is gone, and one whose file was edited above it. */
async function moved() {
	cachePlace = path.join(temporaryFolder(), "places");
	const text = (...words: string[]) => `${words.flatMap(lines).join("\n")}\n`;
	await made.commit({
		"a.ts": text("alpha", "beta", "gamma"),
		"b.ts": text("delta"),
	});
	const first = await openedTacit(made);
	opened.push(first);
	await first.note("a.ts", { start: 3, end: 8 }, "Moves.");
	await first.note("a.ts", { start: 15, end: 20 }, "Goes.");
	await first.note("a.ts", { start: 27, end: 32 }, "Stays.");
	await made.commit();
	await made.commit({
		"a.ts": `// new\n${text("gamma")}`,
		"b.ts": text("delta", "alpha"),
	});
	await notesSettled();
}

/** What was written within the last ticks of the disk's clock is read again by whoever comes: here nothing is. */
async function notesSettled(): Promise<void> {
	const folder = path.join(made.root, ".tacit");
	const newest = Math.max(
		...readdirSync(folder).map(
			(name) => statSync(path.join(folder, name)).ctimeMs,
		),
	);
	await expect.poll(() => Date.now() - newest).toBeGreaterThan(200);
}

const shown = async (tacit: OpenedTacit) => ({
	here: await tacit.shownIn("a.ts"),
	there: await tacit.shownIn("b.ts"),
	away: (tacit.tacit.whereabouts.all() ?? [])
		.map(({ note, placement }) => `${note.head.title} ${placement.state}`)
		.sort(),
});

describe("Where code went, kept for the next start", () => {
	it("is known at once while no file changed: git is asked for nothing but the tree", async () => {
		await moved();
		const before = await start();
		const found = await shown(before);
		expect(found.there).toEqual(["Moves 15-20 unique from a.ts"]);
		expect(found.away).toEqual(["Goes lost", "Moves attached"]);
		expect(before.asked).toContain("changesSince");

		const after = await start();
		expect(after.asked).not.toContain("changesSince");
		expect(after.asked).toContain("workTree");
		expect(await shown(after)).toEqual(found);
	});

	it("is looked for again where a file or a note changed since", async () => {
		await moved();
		await start();
		await made.write("b.ts", `${lines("delta").join("\n")}\n`);
		const without = await start();
		expect((await shown(without)).away).toEqual(["Goes lost", "Moves lost"]);
		await made.git("checkout", "--quiet", "b.ts");
		const again = await start();
		expect((await shown(again)).there).toEqual([
			"Moves 15-20 unique from a.ts",
		]);
		const note = again.tacit.whereabouts.all()[0]?.note.file.path ?? "";
		await made.write(note, `${await made.read(note)}\nMore.\n`);
		const changed = await start();
		expect((await shown(changed)).away).toEqual([
			"Goes lost",
			"Moves attached",
		]);
	});

	it("is looked for anew where it was kept by another version, or is damaged", async () => {
		await moved();
		const found = await shown(await start());
		expect(await shown(await start("another"))).toEqual(found);
		const kept = readFileSync(cachePlace);
		for (const damaged of [
			kept.subarray(0, 70),
			Buffer.concat([kept.subarray(0, 200), Buffer.from("x")]),
			Buffer.from("nonsense"),
		]) {
			writeFileSync(cachePlace, damaged);
			expect(await shown(await start())).toEqual(found);
		}
	});
});
