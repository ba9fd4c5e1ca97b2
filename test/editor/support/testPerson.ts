/** Parameters of git, before its command, that say who commits in a workspace of these tests. */
export const testPerson: readonly string[] = [
	"-c",
	"user.name=Test Person",
	"-c",
	"user.email=test.person@example.org",
];
