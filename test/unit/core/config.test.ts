import { describe, expect, it } from "vitest";
import { configPath, defaultConfig } from "../../../src/core/config.ts";
import { TacitError } from "../../../src/core/errors.ts";
import { loadConfig } from "../../../src/core/loadConfig.ts";
import { english, msg } from "../../../src/core/message.ts";

const load = (text: string | Uint8Array | undefined) =>
	loadConfig({
		read: async (path) =>
			path === configPath && text !== undefined
				? { bytes: Buffer.from(text as string), stamp: "1" }
				: undefined,
	});

/** Code, line and what was found, of each finding. */
async function found(text: string | Uint8Array) {
	const { findings } = await load(text);
	for (const { file } of findings)
		expect(file).toEqual({ path: configPath, visibility: "published" });
	return findings.map(({ code, lines, found }) => [
		code,
		lines.start,
		english(found),
	]);
}

describe("the team's settings", () => {
	it("are the defaults where there is no file, or an empty one", async () => {
		for (const text of [undefined, "", "# nothing yet\n"])
			expect(await load(text)).toEqual({ config: defaultConfig, findings: [] });
	});

	it("are read, and what Tacit does not know is told at its line", async () => {
		const { config } = await load("# ours\nlayout: root\ncolour: blue\n");
		expect(config).toEqual({ ...defaultConfig, layout: "root" });
		expect(await found("# ours\nlayout: root\ncolour: blue\n")).toEqual([
			["config-unknown-key", 3, "colour"],
		]);
	});

	it("say how much what a review says matters, and what of that cannot be read is told", async () => {
		const text = [
			"check:",
			"  code-changed: error",
			"  governed: off",
			"  note-new: loud",
			"  src/generated/: { code-changed: off, other: info }",
			"  ../out/: { code-changed: off }",
			"  moved: info",
		].join("\n");
		const { config } = await load(text);
		expect(
			config.check.map(({ path, levels }) => [
				path,
				Object.fromEntries(levels),
			]),
		).toEqual([
			["", { "code-changed": "error", governed: "off" }],
			["src/generated", { "code-changed": "off" }],
		]);
		expect(await found(text)).toEqual([
			["config-value", 4, "loud"],
			["config-unknown-key", 5, "other"],
			["config-value", 6, "../out/"],
			["config-unknown-key", 7, "moved"],
		]);
		expect(await found("check: error\n")).toEqual([
			["config-value", 1, "error"],
		]);
	});

	it("tell of a value that a setting does not take, and keep its default", async () => {
		expect((await load("\nlayout: sideways\n")).config).toEqual(defaultConfig);
		expect(await found("\nlayout: sideways\n")).toEqual([
			["config-value", 2, "sideways"],
		]);
	});

	it("hold where the team asks, if that is an address of the web or a mail's", async () => {
		const chat = "https://chat.example.org/new?text={message}";
		const { config, findings } = await load(`askAt: ${chat}\n`);
		expect(findings).toEqual([]);
		expect(config.askAt).toBe(chat);
		expect((await load("askAt: file:///{message}\n")).config).toEqual(
			defaultConfig,
		);
		expect(await found("askAt: file:///{message}\n")).toEqual([
			["config-value", 1, "file:///{message}"],
		]);
	});

	it("hold templates, as a list of headings or with their kind", async () => {
		const { config, findings } = await load(
			"templates:\n  decision: [Rejected, What we measured]\n  incident:\n    kind: story\n    sections:\n      - What happened\n",
		);
		expect(findings).toEqual([]);
		expect(config.templates).toEqual([
			{
				name: "decision",
				kind: "decision",
				sections: ["Rejected", "What we measured"],
			},
			{ name: "incident", kind: "story", sections: ["What happened"] },
		]);
		expect((await load("templates:\n")).findings).toEqual([]);
	});

	it("tell what is wrong in a template at its line, and the others go on", async () => {
		const text = [
			"templates:",
			"  story: Once",
			"  ? [a]",
			"  : [b]",
			"  decision:",
			"    kind: why",
			"    colour: blue",
			"    sections: [Rejected, '# Title', discussion, 7]",
			"  gotcha: []",
			"  howto: {kind: howto}",
			"  why: [Like]",
		].join("\n");
		expect((await load(text)).config.templates).toEqual([
			{ name: "decision", kind: "decision", sections: ["Rejected", "7"] },
			{ name: "why", kind: "why", sections: ["Like"] },
		]);
		expect((await found(text)).map(([code, line]) => [code, line])).toEqual([
			["config-value", 2],
			["config-value", 3],
			["config-value", 6],
			["config-unknown-key", 7],
			["config-value", 8],
			["config-value", 8],
			["config-value", 9],
			["config-value", 10],
		]);
		expect(await found("templates: none\n")).toEqual([
			["config-value", 1, "none"],
		]);
	});

	it("say where the log lies, and what cannot be a log's place is told", async () => {
		const { config, findings } = await load(
			"log:\n  path: docs/LOG.md\n  split: folder\n",
		);
		expect(findings).toEqual([]);
		expect(config.log).toEqual({ path: "docs/LOG.md", split: "folder" });
		for (const path of [
			"../x.md",
			"/x.md",
			"log.txt",
			".tacit/log.md",
			".git/x.md",
		])
			expect(await found(`log: {path: ${path}}\n`)).toEqual([
				["config-value", 1, path],
			]);
		expect(await found("log:\n  split: some\n  colour: red\n")).toEqual([
			["config-value", 2, "some"],
			["config-unknown-key", 3, "colour"],
		]);
		expect((await found("log: yes\n"))[0]?.[0]).toBe("config-value");
	});

	describe("that extend another file", () => {
		const files = (given: Record<string, string>, shared?: string) =>
			loadConfig(
				{
					read: async (path) =>
						path in given
							? { bytes: Buffer.from(given[path] ?? ""), stamp: "1" }
							: undefined,
				},
				shared === undefined ? undefined : async () => Buffer.from(shared),
			);
		const own =
			"extends: ../tools/tacit.yaml\nlog:\n  split: folder\ntemplates:\n  why: [Like]\n";
		const other =
			"layout: root\nlog:\n  path: LOG.md\n  split: none\ntemplates:\n  why: [Other]\n  story: [Once]\n";

		it("take from it what they do not say themselves", async () => {
			const { config, findings } = await files({
				".tacit/config.yaml": own,
				"tools/tacit.yaml": other,
			});
			expect(findings).toEqual([]);
			expect(config).toMatchObject({
				layout: "root",
				log: { path: "LOG.md", split: "folder" },
				templates: [{ sections: ["Like"] }, { sections: ["Once"] }],
			});
		});

		it("have no file read outside the repository but one that was named for it", async () => {
			const outside = {
				".tacit/config.yaml": "extends: ../../team/tacit.yaml\n",
			};
			expect((await files(outside, other)).config.layout).toBe("root");
			expect(await files(outside)).toMatchObject({
				config: defaultConfig,
				findings: [{ code: "config-extends", lines: { start: 1, end: 1 } }],
			});
		});

		it("tell where it is not there, what is wrong in it, and that it extends a further one", async () => {
			expect(await files({ ".tacit/config.yaml": own })).toMatchObject({
				config: { layout: "beside", log: { split: "folder" } },
				findings: [{ code: "config-extends" }],
			});
			const { findings } = await files({
				".tacit/config.yaml": own,
				"tools/tacit.yaml": "layout: sideways\nextends: x.yaml\n",
			});
			expect(findings).toMatchObject([
				{ code: "config-value", file: { path: "tools/tacit.yaml" } },
				{ code: "config-extends", file: { path: "tools/tacit.yaml" } },
			]);
		});
	});

	it("tell where the file is no YAML, or none with keys", async () => {
		const [first] = await found("layout: beside\nother: [1, 2\n");
		expect(first?.[0]).toBe("config-syntax");
		expect(first?.[1]).toBeGreaterThanOrEqual(2);
		expect(await found("- layout\n")).toEqual([
			["config-syntax", 1, "- layout"],
		]);
	});

	it("tell that the file is not text, or cannot be read, and never throw for it", async () => {
		expect(await found(Uint8Array.of(0, 1, 2, 0, 255, 254, 0))).toEqual([
			["encoding", 1, "binary data"],
		]);
		const refused = await loadConfig({
			read: () =>
				Promise.reject(
					new TacitError("outside-repository", msg`It passes a symbolic link.`),
				),
		});
		expect(refused.config).toEqual(defaultConfig);
		expect(refused.findings).toMatchObject([
			{ code: "unreadable", found: msg`It passes a symbolic link.` },
		]);
	});
});
