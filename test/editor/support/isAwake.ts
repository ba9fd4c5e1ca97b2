import assert from "node:assert/strict";
import { extensions } from "vscode";
import { eventually } from "./eventually.ts";

/** Waits until Tacit is awake, though nobody called it. */
export async function isAwake(): Promise<void> {
	await eventually(() =>
		assert.equal(
			extensions.getExtension("tacit-notes.tacit-notes")?.isActive,
			true,
		),
	);
}
