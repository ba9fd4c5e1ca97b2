import {
	configPath,
	defaultConfig,
	type TeamConfig,
} from "../../core/config.ts";
import { msg } from "../../core/message.ts";
import { readConfig } from "../../core/readConfig.ts";
import type { RepoPath } from "../../core/repoPath.ts";
import type { SetupStep } from "./setupStep.ts";
import type { SetupTree } from "./setupTree.ts";
import { withLayout } from "./withLayout.ts";

/** Where people without Tacit read what the notes are. */
export const readmePath = ".tacit/README.md" as RepoPath;

/** `.tacit/config.yaml` and `.tacit/README.md`, where they are missing, or settle something else than what is wanted. */
export function ownFileSteps(
	tree: SetupTree,
	wanted: Partial<TeamConfig>,
): readonly SetupStep[] {
	const config = tree.get(configPath);
	return [
		...(config === undefined
			? [newConfig(wanted)]
			: layoutSteps(config, wanted.layout)),
		...(tree.has(readmePath) ? [] : [newReadme]),
	];
}

function newConfig({ layout }: Partial<TeamConfig>): SetupStep {
	return {
		kind: "edit",
		id: `config:${configPath}`,
		path: configPath,
		title: msg`Settle the team’s settings`,
		reason: msg`Every editor and the command line obey them; it also marks the repository as one that keeps notes.`,
		before: undefined,
		after: configText(layout ?? defaultConfig.layout),
	};
}

function layoutSteps(
	before: string,
	layout: TeamConfig["layout"] | undefined,
): readonly SetupStep[] {
	if (layout === undefined || readConfig(before).config.layout === layout)
		return [];
	const after = withLayout(before, layout);
	const step = {
		id: `layout:${configPath}`,
		path: configPath,
		title: msg`Change where new notes lie`,
		reason: msg`Notes that are there stay where they lie, and are found as before.`,
	};
	return [
		after === undefined
			? { ...step, kind: "by-hand", text: `layout: ${layout}` }
			: { ...step, kind: "edit", before, after },
	];
}

/** Whether the text is one that Tacit wrote at that path, unchanged (line ends aside). */
export function isAsWritten(path: RepoPath, text: string): boolean {
	const plain = text.replaceAll("\r\n", "\n");
	if (path === readmePath) return plain === readmeText;
	return (
		path === configPath &&
		(plain === configText("beside") || plain === configText("root"))
	);
}

function configText(layout: TeamConfig["layout"]): string {
	return `# Tacit’s settings for the whole team: every editor and the command line obey them.
# In VS Code with a YAML extension they are completed; tacit lint says what is wrong with them.

# Where published notes lie.
#   beside: in a .tacit folder beside the code they speak of
#   root: all in the .tacit folder at the root, in folders that mirror the tree
layout: ${layout}
`;
}

const readmeText = `# Notes on this code

Each Markdown file in a \`.tacit\` folder says why the code beside that folder is as it is. It reads well as it stands.
The block at its end quotes the code that it speaks of. Leave the quote alone: by it the lines are found again
when the code has moved. The rest is prose: correct it like any text, in a commit.
Do not rename the files: \`id\` above the text and the end of the file name belong together. Nothing in the program depends on them.

With Tacit it is less work:
- In VS Code the extension Tacit shows a note where you hover over its lines, and writes new ones.
- In a terminal, \`npx tacit-notes why <file>:<line>\` prints the notes on a line, \`npx tacit-notes --help\` the rest.
`;

const newReadme: SetupStep = {
	kind: "edit",
	id: `readme:${readmePath}`,
	path: readmePath,
	title: msg`Tell people without Tacit what the notes are`,
	reason: msg`Who meets a .tacit folder on the Git host or in a review learns in ten lines what it is and how to write there.`,
	before: undefined,
	after: readmeText,
};
