import { msg } from "../../../core/message.ts";
import type { GitQuestion } from "../gitQuestion.ts";
import { splitNul } from "../splitNul.ts";

/** One line of git's configuration. */
export interface GitSetting {
	/** Whether the repository brought it along, and not the person or the system. */
	readonly isOfRepository: boolean;
	/** Section and name in lower case, what is between them as written: `branch.Main.remote`. */
	readonly name: string;
	/** `undefined` for a name without `=`, which means yes. */
	readonly value: string | undefined;
}

/** Asks for the whole configuration; where a name comes twice, the last counts. */
export const configQuestion: GitQuestion<readonly GitSetting[]> = {
	purpose: msg`read its configuration`,
	commands: ["config", "-z", "--show-scope", "--list"],
	parse(output) {
		const parts = splitNul(output);
		const settings: GitSetting[] = [];
		for (let at = 0; at + 1 < parts.length; at += 2) {
			const scope = parts[at] ?? "";
			const entry = parts[at + 1] ?? "";
			const end = entry.indexOf("\n");
			settings.push({
				isOfRepository: scope === "local" || scope === "worktree",
				name: end < 0 ? entry : entry.slice(0, end),
				value: end < 0 ? undefined : entry.slice(end + 1),
			});
		}
		return settings;
	},
};

/** The value of a setting that counts; `undefined` where it is not set, or has none. */
export function lastValue(
	settings: readonly GitSetting[],
	name: string,
): string | undefined {
	return settings.findLast((setting) => setting.name === name)?.value;
}
