import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { planTeamSetup } from "../../../src/combine/teamSetup/planTeamSetup.ts";
import { planTeamSetupUndo } from "../../../src/combine/teamSetup/planTeamSetupUndo.ts";
import { defaultConfig } from "../../../src/core/config.ts";
import { isTacitError } from "../../../src/core/errors.ts";
import { findingText } from "../../../src/core/findingText.ts";
import { composeNote } from "../../../src/core/markdown/composeNote.ts";
import {
	english,
	type Message,
	msg,
	type Translate,
	translated,
	verbatim,
} from "../../../src/core/message.ts";
import { readConfig } from "../../../src/core/readConfig.ts";
import { folderOf, type RepoPath } from "../../../src/core/repoPath.ts";
import { scanNote } from "../../../src/core/scan/scanNote.ts";
import { gitFailure } from "../../../src/node/git/gitFailure.ts";
import { wordsFile } from "../../support/collectWords.ts";
import { repositories, treeOf } from "../combine/teamSetup/setupTrees.ts";

describe("a message", () => {
	it("is an English sentence with what changes in its places", () => {
		expect(
			english(msg`“${"a.ts"}” holds ${3} bytes, ${msg`too ${"many"}`}.`),
		).toBe("“a.ts” holds 3 bytes, too many.");
	});

	it("is translated as a whole, and so is a message in it", () => {
		const german: Record<string, string> = {
			"{0}, in {1}": "in {1}: {0}",
			"the folder {0}": "der Ordner {0}",
		};
		const text = translated(
			msg`${"x"}, in ${msg`the folder ${"src"}`}`,
			(template, ...args) => fill(german[template] ?? "", args),
		);
		expect(text).toBe("in der Ordner src: x");
	});

	it("leaves braces in what it is given alone", () => {
		expect(english(msg`“${"{1}"}” and ${"b"}`)).toBe("“{1}” and b");
		expect(english(verbatim("{0} {1}"))).toBe("{0} {1}");
	});

	it("survives the way from a worker or a file", () => {
		const message = msg`“${"a"}”: ${msg`line ${1}`}`;
		expect(structuredClone(message)).toEqual(message);
		expect(JSON.parse(JSON.stringify(message))).toEqual(message);
	});
});

/** Another language: every sentence of the translators' bundle is another, and none that is not in it is known. */
const bundle: Record<string, unknown> = JSON.parse(
	readFileSync(wordsFile, "utf8"),
);
const pseudo: Translate = (template, ...args) => {
	if (template === "{0}") return args[0] ?? "";
	if (!(template in bundle)) throw new Error(`Not in the bundle: ${template}`);
	return `⟦${fill(template.replaceAll(/[a-z](?![^{]*\})/g, "ö"), args)}⟧`;
};

function fill(template: string, args: readonly string[]): string {
	return template.replace(/\{(\d)\}/g, (_, at) => args[Number(at)] ?? "?");
}

const shown = (message: Message) => translated(message, pseudo);

describe("in another language", () => {
	const wordsOf = (task: () => unknown): Message => {
		try {
			task();
		} catch (error) {
			if (isTacitError(error)) return error.words;
		}
		throw new Error("It did not fail.");
	};

	it("a failure is told", () => {
		const note = { title: "", anchors: [] };
		expect(shown(wordsOf(() => composeNote(note as never)))).toBe(
			"⟦A öööö ööööö ö ööööö.⟧",
		);
	});

	it("git's failure is told, what was asked of it included", () => {
		const { words, message } = gitFailure({
			purpose: msg`read the index`,
			commands: ["ls-files"],
			exitCode: 128,
			stderr: "fatal: index file corrupt\n",
		});
		expect(message).toBe("Git could not read the index: index file corrupt");
		expect(shown(words)).toBe(
			"⟦Göö ööööö ööö ⟦öööö ööö ööööö⟧: index file corrupt⟧",
		);
	});

	it("every step of the team's set-up is told, and of its undoing", () => {
		for (const files of Object.values(repositories)) {
			const plan = planTeamSetup(
				treeOf(files),
				defaultConfig,
				defaultConfig.log,
			);
			const done = new Map(treeOf(files));
			for (const step of plan)
				if (step.kind === "edit") done.set(step.path, step.after ?? "");
			for (const { title, reason } of [...plan, ...planTeamSetupUndo(done)]) {
				expect(shown(title)).toMatch(/^⟦.*⟧$/);
				expect(shown(reason)).toMatch(/^⟦.*⟧$/);
			}
		}
	});

	it("a finding is told, what was expected included", () => {
		const path = "src/.tacit/a.k3f9q2mx.md" as RepoPath;
		const place = { path, noteFolder: folderOf(folderOf(path)) };
		const { findings } = scanNote("---\nid: k3f9q2mx\n---\n", place);
		const texts = findings.map((finding) => shown(findingText(finding)));
		expect(texts).toEqual([
			expect.stringMatching(/^⟦Töö.*: `# a`\.⟧$/),
			expect.stringMatching(/^⟦Töö.*: ⟦ö öööööö ööööö.* lines=12-24 ````⟧\.⟧$/),
		]);
		for (const finding of readConfig("layout: up\nother: 1\n").findings)
			expect(shown(findingText(finding))).toMatch(/^⟦.*⟧$/);
	});
});
