import semver from "semver";

/**
 * Whether a version is in a range as npm writes ranges (`>=1.3 <2`, `^2`); a version of another shape (`1.2`) is taken for
 * the nearest. `undefined` where either is none.
 */
export function versionInRange(
	version: string,
	range: string,
): boolean | undefined {
	const exact = semver.parse(version) ?? semver.coerce(version);
	return exact && semver.validRange(range) !== null
		? semver.satisfies(exact, range, { includePrerelease: true })
		: undefined;
}
