using WhatsApp.Generator.Generate;

namespace WhatsApp.Generator.Tests.Generate;

public sealed class OutputTreeTests
{
    private static readonly DateTime LongAgo = new(2020, 1, 2, 3, 4, 5, DateTimeKind.Utc);

    [Test]
    public void Folder_that_is_not_there_is_made()
    {
        using var work = new TemporaryFolder();
        int changed = OutputTree.Write(work.Of("Pages"), Files(("box/a.g.cs", "A\n"), ("box/b.g.cs", "B\n")));
        using (Assert.EnterMultipleScope())
        {
            Assert.That(changed, Is.EqualTo(2));
            Assert.That(Tree(work), Is.EqualTo(["Pages/box/a.g.cs: A\n", "Pages/box/b.g.cs: B\n"]));
        }
    }

    [Test]
    public void What_is_the_same_stays_untouched()
    {
        using var work = new TemporaryFolder();
        File.SetLastWriteTimeUtc(work.Write("same.g.cs", "A\n"), LongAgo);
        File.SetLastWriteTimeUtc(work.Write("other.g.cs", "B\n"), LongAgo);
        int changed = OutputTree.Write(work.Path, Files(("same.g.cs", "A\n"), ("other.g.cs", "C\n")));
        using (Assert.EnterMultipleScope())
        {
            Assert.That(changed, Is.EqualTo(1));
            Assert.That(Tree(work), Is.EqualTo(["other.g.cs: C\n", "same.g.cs: A\n"]));
            Assert.That(File.GetLastWriteTimeUtc(work.Of("same.g.cs")), Is.EqualTo(LongAgo));
            Assert.That(File.GetLastWriteTimeUtc(work.Of("other.g.cs")), Is.Not.EqualTo(LongAgo));
        }
    }

    [Test]
    public void What_has_no_page_any_more_is_deleted()
    {
        using var work = new TemporaryFolder();
        work.Write("kept.g.cs", "A\n");
        work.Write("gone/page.g.cs", "B\n");
        work.Write("gone/notes.txt", "C\n");
        int changed = OutputTree.Write(work.Path, Files(("kept.g.cs", "A\n")));
        using (Assert.EnterMultipleScope())
        {
            Assert.That(changed, Is.EqualTo(2));
            Assert.That(Tree(work), Is.EqualTo(["kept.g.cs: A\n"]));
        }
    }

    [Test]
    public void Failure_to_write_leaves_the_tree_as_it_was()
    {
        using var work = new TemporaryFolder();
        work.Write("a.g.cs", "old\n");
        work.Write("box", "a file where a folder must be\n");
        string[] before = Tree(work);
        Assert.That(
            () => OutputTree.Write(work.Path, Files(("a.g.cs", "new\n"), ("box/b.g.cs", "B\n"))),
            Throws.InstanceOf<IOException>());
        Assert.That(Tree(work), Is.EqualTo(before));
    }

    [Test]
    public void Differences_name_what_is_missing_what_differs_and_what_is_stray()
    {
        using var work = new TemporaryFolder();
        work.Write("same.g.cs", "A\n");
        work.Write("other.g.cs", "B\n");
        work.Write("crlf.g.cs", "A\r\n");
        work.Write("mark.g.cs", "\uFEFFA\n");
        work.Write("old/stray.txt", "D\n");
        Assert.That(
            OutputTree.Differences(
                work.Path,
                Files(
                    ("crlf.g.cs", "A\n"),
                    ("mark.g.cs", "A\n"),
                    ("new/page.g.cs", "C\n"),
                    ("other.g.cs", "C\n"),
                    ("same.g.cs", "A\n"))),
            Is.EqualTo([
                ("crlf.g.cs", "differs"),
                ("mark.g.cs", "differs"),
                ("new/page.g.cs", "is missing"),
                ("other.g.cs", "differs"),
                ("old/stray.txt", "has no page any more"),
            ]));
    }

    private static SortedDictionary<string, string> Files(params (string Name, string Text)[] files) =>
        new(files.ToDictionary(file => file.Name, file => file.Text), StringComparer.Ordinal);

    private static string[] Tree(TemporaryFolder work) =>
        [.. work.Files().Select(file => $"{file}: {work.Read(file)}")];
}
