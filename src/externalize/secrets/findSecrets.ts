import { lintSource } from "@secretlint/core";
import { creator } from "@secretlint/secretlint-rule-preset-recommend";

/** Something in a text that is not meant for others. */
export interface FoundSecret {
	/** The rule that knows it, as Secretlint names it without its prefix: `github`, `aws`, `privatekey`, `password`. */
	readonly rule: string;
	/** UTF-16 offsets; `end` is exclusive. */
	readonly start: number;
	readonly end: number;
	/** 1-based line on which it begins. */
	readonly line: number;
}

/** UTF-16 units; of a longer text only so many are looked at: notes have a limit of their own far below. */
const longest = 1_000_000;

/** A literal that is given to something called a password; what stands for one (`<password>`, `${PASSWORD}`, `***`) is none. */
const password =
	/\b(?:pass(?:word|wd|phrase)?|pwd|client_?secret|secret_?key|api_?key|auth_?token)["']?\s*(?::=|[:=]|=>)\s*(["'`])(?=[^"'`\n]*[a-z])(?=[^"'`\n]*\d)([^\s"'`<>${}*%]{8,200})\1/gi;

/** A private key, to its end if that is there: a quote may leave lines out. */
const privateKey =
	/-----BEGIN (?:[A-Z]+ ){0,3}PRIVATE KEY(?: BLOCK)?-----(?:(?:\r?\n[^\r\n]{0,200}){0,200}?\r?\n[ \t]*-----END [^\r\n]{0,60})?/g;

/** Addresses that only a network of one's own knows. */
const privateAddress =
	/\b(?:10(?:\.\d{1,3}){3}|192\.168(?:\.\d{1,3}){2}|172\.(?:1[6-9]|2\d|3[01])(?:\.\d{1,3}){2})\b(?!\/\d)/g;

/**
 * Keys, tokens, passwords and private addresses in a text, in its order, none within another: by the rules that Secretlint
 * recommends (https://github.com/secretlint/secretlint), and for what those leave out by three patterns of our own.
 */
export async function findSecrets(
	text: string,
): Promise<readonly FoundSecret[]> {
	const content = text.slice(0, longest);
	const { messages } = await lintSource({
		source: {
			...{ content, filePath: "note.md", ext: ".md", contentType: "text" },
		},
		options: {
			config: {
				rules: [
					{
						id: "@secretlint/secretlint-rule-preset-recommend",
						rule: creator,
					},
				],
			},
			noPhysicFilePath: true,
		},
	});
	const found = [
		...messages.map(({ ruleId, range: [start, end] }) => ({
			rule: ruleId.replace(/^@secretlint\/secretlint-rule-/, ""),
			...{ start, end },
		})),
		...[...content.matchAll(password)].map(
			({ index, 0: all, 2: value = "" }) => {
				const start = index + all.length - value.length - 1;
				return { rule: "password", start, end: start + value.length };
			},
		),
		...[...content.matchAll(privateKey)].map(({ index, 0: all }) => ({
			...{ rule: "privatekey", start: index, end: index + all.length },
		})),
		...[...content.matchAll(privateAddress)].map(({ index, 0: all }) => ({
			...{ rule: "address", start: index, end: index + all.length },
		})),
	].sort((a, b) => a.start - b.start || b.end - a.end);
	const apart: FoundSecret[] = [];
	for (const each of found) {
		if (each.start < (apart.at(-1)?.end ?? 0)) continue;
		const line = content.slice(0, each.start).split("\n").length;
		apart.push({ ...each, line });
	}
	return apart;
}
