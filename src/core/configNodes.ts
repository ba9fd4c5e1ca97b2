import { isScalar } from "yaml";
import type { Finding } from "./finding.ts";
import type { Message } from "./message.ts";

/** Tells of what is wrong at a node of the settings' document. */
export type ReportConfig = (
	code: Finding["code"],
	at: unknown,
	found: Message | string,
	expected: Message,
) => void;

/** The text of a scalar, or of a number; `undefined` for whatever else. */
export function textOf(node: unknown): string | undefined {
	if (!isScalar(node)) return undefined;
	const { value } = node;
	return typeof value === "string" || typeof value === "number"
		? String(value)
		: undefined;
}

/** What stands there, for a finding. */
export function foundIn(node: unknown): string {
	return isScalar(node) ? String(node.value) : String(node ?? "");
}

/** Where a node begins in the text. */
export function offsetOf(node: unknown): number {
	const range = (node as { range?: readonly number[] | null } | null)?.range;
	return range?.[0] ?? 0;
}
