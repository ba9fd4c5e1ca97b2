import { msg } from "../../../core/message.ts";
import { isStatement } from "../codeLine.ts";
import type { CommitView } from "../commitView.ts";
import type { Finding } from "../moment.ts";

/** Lines of code below which nothing was left to be told. */
const least = 50;

const agents: readonly { readonly name: string; readonly sign: RegExp }[] = [
	{ name: "Claude", sign: /\bclaude\b|anthropic\.com/i },
	{ name: "Copilot", sign: /copilot/i },
	{ name: "Cursor", sign: /cursor(?:agent|\.com|\.so|\b)/i },
	{ name: "Codex", sign: /\bcodex\b|openai\.com/i },
	{ name: "Devin", sign: /devin-ai|devin\.ai/i },
	{ name: "Gemini", sign: /\bgemini\b/i },
	{ name: "Jules", sign: /google-labs-jules/i },
	{ name: "Aider", sign: /\baider\b/i },
	{ name: "Amp", sign: /\bampcode\.com\b/i },
	{ name: "OpenHands", sign: /openhands|opendevin/i },
	{ name: "Windsurf", sign: /windsurf|codeium/i },
];

/** Which coding agent wrote a commit or helped to, by its author and by who is named at its end; `undefined` for none. */
export function agentOf({
	commit,
	said,
}: Pick<CommitView, "commit" | "said">): string | undefined {
	const author = `${commit.author.name} ${commit.author.email ?? ""}`;
	const helpers = said.trailers
		.filter(({ key }) =>
			/^(?:co-authored-by|assisted-by|generated-by|agent|ai-\w+)$/i.test(key),
		)
		.map(({ value }) => value);
	const named = [
		/\[bot\]|noreply@|agent|copilot|claude|devin|cursor/i.test(author)
			? author
			: "",
		...helpers,
		/Generated (?:with|by) \[?(?:Claude|Cursor|Codex|Copilot)[^\n]{0,40}/i.exec(
			commit.message,
		)?.[0] ?? "",
	].join("\n");
	return agents.find(({ sign }) => sign.test(named))?.name;
}

/**
 * Commits written by a coding agent or with one: what it was told is in no file. Asked once for a branch, at the last of
 * its commits in a row. Telling is how much code there is, and how many commits.
 */
export async function findAgents(
	view: CommitView & { readonly branch: readonly CommitView[] },
): Promise<readonly Finding[]> {
	const agent = agentOf(view);
	if (agent === undefined || view.branch.length === 0) return [];
	let most:
		| {
				path: CommitView["files"][number]["path"];
				lines: number;
				at: Finding["lines"];
		  }
		| undefined;
	let total = 0;
	const files = new Set<string>();
	for (const { files: changed } of view.branch)
		for (const file of changed) {
			if (file.role !== "code") continue;
			const edit = await file.edit();
			const hunks = edit?.hunks ?? [];
			const lines = hunks.reduce(
				(sum, { now }) =>
					sum + now.filter(({ source }) => isStatement(source)).length,
				0,
			);
			total += lines;
			files.add(file.path);
			const longest = [...hunks].sort((a, b) => b.now.length - a.now.length)[0];
			if (!most || lines > most.lines)
				most = { path: file.path, lines, at: longest?.lines };
		}
	if (!most || total < least) return [];
	const commits = view.branch.length;
	return [
		{
			sign: total >= 150 ? 0.7 : total >= 60 ? 0.6 : 0.54,
			path: most.path,
			lines: view.branch.at(-1) === view && commits === 1 ? most.at : undefined,
			question: msg`${agent} helped with ${total} lines, most of them in “${most.path}”: what was it told, and what did it get wrong at first?`,
			evidence: [
				{
					said: msg`Commits with ${agent} in a row: ${commits}; files of code: ${files.size}.`,
				},
			],
		},
	];
}
