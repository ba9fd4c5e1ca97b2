import type { FoundSecret } from "./findSecrets.ts";

/** Stands in place of what was taken out. */
export const redacted = "‹redacted›";

/** The text without its secrets; as many lines as before, with a mark in each that held one. */
export function redact(text: string, secrets: readonly FoundSecret[]): string {
	let result = "";
	let end = 0;
	for (const secret of secrets) {
		const held = text.slice(secret.start, secret.end);
		result += text.slice(end, secret.start);
		result += held.replace(/[^\r\n]+/g, redacted);
		end = secret.end;
	}
	return result + text.slice(end);
}
