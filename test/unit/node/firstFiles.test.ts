import { expect, it, onTestFinished } from "vitest";
import type { RepoPath } from "../../../src/core/repoPath.ts";
import { gitRepository } from "../../support/gitRepository.ts";
import { openedTacit } from "../../support/openedTacit.ts";

const lines = (word: string) =>
	Array.from({ length: 12 }, (_, at) => `const ${word}${at} = ${word}(${at});`);
const text = (...words: string[]) => `${words.flatMap(lines).join("\n")}\n`;

it("Notes that came into a file on the screen are told before others are looked for, whether their file or their code went there", async () => {
	const made = await gitRepository();
	onTestFinished(() => made.dispose());
	const words = "apple bridge candle dragon engine forest".split(" ");
	await made.commit({
		...Object.fromEntries(
			words.flatMap((word) => [
				[`${word}.ts`, text(word, "rest")],
				[`${word}Home.ts`, text(`${word}Moved`, "stays")],
				[`${word}Other.ts`, text("other")],
			]),
		),
	});
	const tacit = await openedTacit(made);
	onTestFinished(() => tacit.dispose());
	for (const word of words) {
		await tacit.note(`${word}.ts`, { start: 3, end: 6 }, `Went ${word}.`);
		await tacit.note(`${word}Home.ts`, { start: 3, end: 6 }, `Moved ${word}.`);
	}
	await made.commit();
	for (const word of words) {
		await made.git("mv", `${word}.ts`, `${word}Renamed.ts`);
		await made.write(`${word}Home.ts`, text("stays"));
		await made.write(`${word}Other.ts`, text("other", `${word}Moved`));
	}
	await made.commit();
	const { whereabouts } = tacit.tacit;
	const told: string[][] = [];
	whereabouts?.onDidChange((paths) => told.push([...paths].sort()));
	const notesAt: number[] = [];
	await whereabouts?.refresh({
		first: ["dragonRenamed.ts", "engineOther.ts"] as RepoPath[],
		onProgress({ of, done }) {
			if (of === "notes") notesAt[done] = told.length;
		},
	});
	expect(told.slice(0, 2)).toEqual([
		["dragon.ts", "dragonRenamed.ts"],
		["engineHome.ts", "engineOther.ts"],
	]);
	// The one before any other file was looked into, the other before the second note was looked for in these.
	expect(notesAt).toEqual([1, 2, 2, 2, 2, 2]);
	expect(new Set(told[2])).not.toContain("dragonRenamed.ts");
	expect(told).toHaveLength(3);
	expect(whereabouts?.all()).toHaveLength(12);
});
