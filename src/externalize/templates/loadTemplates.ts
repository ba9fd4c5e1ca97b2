import { isTacitError } from "../../core/errors.ts";
import type { FileFinding, Finding } from "../../core/finding.ts";
import { binaryFile, refusedFile } from "../../core/index/scanFile.ts";
import type { Workspace } from "../../core/ports.ts";
import { baseName, folderOf, type RepoPath } from "../../core/repoPath.ts";
import { decodeText } from "../../core/textEncoding.ts";
import { type ParsedTemplate, parseTemplate } from "./parseTemplate.ts";
import type { Template } from "./template.ts";

/** Where a team's own templates lie. */
export const templatesFolder = ".tacit/templates" as RepoPath;

/** The team's templates that are files, and what is wrong with those. */
export interface LoadedTemplates {
	readonly templates: readonly Template[];
	readonly findings: readonly FileFinding[];
}

/** Whether a change of this file or folder may change the templates. */
export function isTemplatePath(path: RepoPath): boolean {
	return path === templatesFolder || folderOf(path) === templatesFolder;
}

/** Reads the team's templates. One that cannot be read is a finding, and the others go on. */
export async function loadTemplates(
	workspace: Pick<Workspace, "listFolder" | "read">,
): Promise<LoadedTemplates> {
	const templates: Template[] = [];
	const findings: FileFinding[] = [];
	for (const path of await templatePaths(workspace)) {
		const read = await readTemplate(workspace, path);
		if (read.template) templates.push(read.template);
		const file = { path, visibility: "published" } as const;
		findings.push(...read.findings.map((each) => ({ ...each, file })));
	}
	return { templates, findings };
}

/** A folder that leads out of the repository has none; its link is a finding elsewhere. */
async function templatePaths(
	workspace: Pick<Workspace, "listFolder">,
): Promise<readonly RepoPath[]> {
	try {
		return (await workspace.listFolder(templatesFolder))
			.map(({ path }) => path)
			.filter(
				(path) =>
					/\.md$/i.test(path) && !/^(?:readme\.md$|\.)/i.test(baseName(path)),
			)
			.sort();
	} catch (error) {
		if (isTacitError(error)) return [];
		throw error;
	}
}

async function readTemplate(
	workspace: Pick<Workspace, "read">,
	path: RepoPath,
): Promise<ParsedTemplate> {
	try {
		const content = await workspace.read(path);
		if (!content) return { template: undefined, findings: [] };
		const decoded = decodeText(content.bytes);
		if ("text" in decoded) return parseTemplate(path, decoded.text);
		return refused(binaryFile.findings);
	} catch (error) {
		if (!isTacitError(error)) throw error;
		return refused(refusedFile(error).findings);
	}
}

function refused(findings: readonly Finding[]): ParsedTemplate {
	return { template: undefined, findings };
}
