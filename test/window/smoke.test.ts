import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { openWindow } from "../support/window.ts";
import type { WindowUnderTest } from "../support/windowUnderTest.ts";

const source = `export function double(value: number): number {
  const result = value * 2;
  return result;
}
`;

let folder: string;
let window: WindowUnderTest;

beforeAll(async () => {
	folder = await mkdtemp(join(tmpdir(), "tacit smoke "));
	await writeFile(join(folder, "double.ts"), source);
	window = await openWindow({ folder });
});

afterAll(async () => {
	await window.close();
	await rm(folder, { recursive: true });
});

test("the explorer shows the folder", async () => {
	await window.page
		.locator(".explorer-folders-view .monaco-list-row", {
			hasText: "double.ts",
		})
		.waitFor();
});

test("a file opens and its lines can be selected from the keyboard", async () => {
	await window.openFile("double.ts");
	await window.selectLines(2, 3);
	await window.screenshot("smoke-selection");
});

test("a hover shows what TypeScript knows", async () => {
	// The language service says nothing while it starts.
	await expect
		.poll(() => window.hoverText(2, "result"))
		.toContain("const result: number");
});

test("a command runs from the palette", async () => {
	await window.runCommand("View: Toggle Primary Side Bar Visibility");
	await window.page.locator(".part.sidebar").waitFor({ state: "hidden" });
});

test("a reloaded window shows the same file", async () => {
	await window.reload();
	await window.editor.waitForFile("double.ts");
});

test("a killed extension host comes back", async () => {
	await window.killExtensionHost();
});

test("a killed window opens again", async () => {
	await window.kill();
	await window.reopen();
	await window.openFile("double.ts");
});
