import { configPath, defaultConfig, type TeamConfig } from "../core/config.ts";
import type { Disposable } from "../core/disposable.ts";
import type { FileFinding } from "../core/finding.ts";
import {
	loadConfig,
	type ReadConfig,
	type ReadShared,
} from "../core/loadConfig.ts";
import type { Workspace } from "../core/ports.ts";
import {
	folderOf,
	isWithin,
	type RepoPath,
	resolveRepoPath,
} from "../core/repoPath.ts";
import { allTemplates } from "../externalize/templates/allTemplates.ts";
import {
	isTemplatePath,
	type LoadedTemplates,
	loadTemplates,
} from "../externalize/templates/loadTemplates.ts";
import type { Template } from "../externalize/templates/template.ts";

/** What a team settled: its settings and its templates. */
export interface TeamSettings {
	/** The team's settings, as last read. */
	config(): TeamConfig;
	/** The file that they extend, as last read: a path from the folder `.tacit` at the root, which may lead anywhere. */
	extendedConfig(): string | undefined;
	/** Reads the settings again. Their own file is watched, the one that they extend is not. */
	readConfig(): Promise<void>;
	/** What is wrong with their file, and with the team's templates. */
	configFindings(): readonly FileFinding[];
	/** What notes may begin with: a template for each kind of note, and those that the team named. */
	templates(): readonly Template[];
	/** Told when the settings or the templates were read again. */
	onDidReadConfig(listener: () => void): Disposable;
}

/** The same, and what the facade does with it. */
export interface ReadTeamSettings extends TeamSettings {
	/** Reads all of it. */
	load(): Promise<void>;
	/** Reads again what lies at these published paths, if anything of it does. */
	refresh(paths: readonly RepoPath[]): Promise<void>;
	/** Nobody is told any more. */
	dispose(): void;
}

/** The defaults hold until something is read. */
export function createTeamSettings(
	workspace: Workspace,
	readShared: ReadShared | undefined,
): ReadTeamSettings {
	let team: ReadConfig = {
		config: defaultConfig,
		extends: undefined,
		findings: [],
	};
	let own: LoadedTemplates = { templates: [], findings: [] };
	const listeners = new Set<() => void>();
	const tell = () => {
		for (const listener of [...listeners]) listener();
	};
	const readConfig = async () => {
		team = await loadConfig(workspace, readShared);
		tell();
	};
	const readTemplates = async () => {
		own = await loadTemplates(workspace);
		tell();
	};
	/** Whether a path is that of the settings, or of what they extend or a folder above it, which may have gone. */
	const isOfConfig = (path: RepoPath): boolean => {
		const extended =
			team.extends === undefined
				? undefined
				: resolveRepoPath(folderOf(configPath), team.extends);
		return (
			path === configPath ||
			(extended !== undefined && isWithin(path, extended))
		);
	};
	return {
		config: () => team.config,
		extendedConfig: () => team.extends,
		readConfig,
		configFindings: () => [...team.findings, ...own.findings],
		templates: () => allTemplates(team.config.templates, own.templates),
		onDidReadConfig(listener) {
			listeners.add(listener);
			return { dispose: () => void listeners.delete(listener) };
		},
		async load() {
			await Promise.all([readConfig(), readTemplates()]);
		},
		async refresh(paths) {
			if (paths.some(isOfConfig)) await readConfig();
			if (paths.some(isTemplatePath)) await readTemplates();
		},
		dispose: () => listeners.clear(),
	};
}
