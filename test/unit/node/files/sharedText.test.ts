import { spawn } from "node:child_process";
import {
	chmodSync,
	mkdtempSync,
	readdirSync,
	statSync,
	writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import { sharedText } from "../../../../src/node/files/sharedText.ts";

describe("A text that several processes change", () => {
	it("is made with its folder when it is first written, and taken away", async () => {
		const place = join(folder(), "a", "b", "questions.json");
		const text = sharedText(place);
		expect(text.read()).toBeUndefined();
		await text.change((before) => `${before ?? "first"} ✓`);
		expect(text.read()).toBe("first ✓");
		await text.change(() => undefined);
		expect(text.read()).toBeUndefined();
	});

	it("is not written where it stays as it is", async () => {
		const base = folder();
		const text = sharedText(join(base, "none", "text"));
		await text.change((before) => before);
		expect(readdirSync(join(base, "none"))).not.toContain("text");
	});

	it("loses nothing of what four processes add at the same time", async () => {
		const place = join(folder(), "counted");
		const source = fileURLToPath(
			new URL("../../../../src/node/files/sharedText.ts", import.meta.url),
		);
		const script = `
			import { sharedText } from ${JSON.stringify(source)};
			const text = sharedText(${JSON.stringify(place)});
			for (let i = 0; i < 25; i++)
				await text.change((before) => (before ?? "") + "x");
		`;
		const file = join(folder(), "add.mts");
		writeFileSync(file, script);
		await Promise.all([1, 2, 3, 4].map(() => runTypeScript(file)));
		expect(sharedText(place).read()).toBe("x".repeat(100));
	});

	it.skipIf(process.getuid?.() === 0)(
		"rejects where the folder takes nothing",
		async () => {
			const base = folder();
			chmodSync(base, 0o500);
			const text = sharedText(join(base, "text"));
			await expect(text.change(() => "new")).rejects.toThrow();
			expect(text.read()).toBeUndefined();
		},
	);

	it("rejects, and keeps what was there, where that is too large to be read", async () => {
		const place = join(folder(), "text");
		writeFileSync(place, "x".repeat(16 * 1024 * 1024 + 1));
		const text = sharedText(place);
		expect(text.read()).toBeUndefined();
		await expect(text.change(() => "new")).rejects.toThrow();
		expect(statSync(place).size).toBe(16 * 1024 * 1024 + 1);
	});

	it("rejects, and keeps what was there, where a folder stands in the place of its own", async () => {
		const base = folder();
		writeFileSync(join(base, "file"), "");
		const text = sharedText(join(base, "file", "text"));
		await expect(text.change(() => "new")).rejects.toThrow();
	});
});

function folder(): string {
	return mkdtempSync(join(tmpdir(), "tacit-shared-"));
}

function runTypeScript(file: string): Promise<void> {
	const tsx = fileURLToPath(
		new URL("../../../../node_modules/tsx/dist/cli.mjs", import.meta.url),
	);
	return new Promise((resolve, reject) => {
		const child = spawn(process.execPath, [tsx, file], { stdio: "inherit" });
		child.once("error", reject);
		child.once("close", (code) =>
			code === 0 ? resolve() : reject(new Error(`ended with ${code}`)),
		);
	});
}
