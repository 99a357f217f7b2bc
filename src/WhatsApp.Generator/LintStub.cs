namespace WhatsApp.Generator.Lint;
public static class PageLint { public static IReadOnlyList<WhatsApp.Generator.Pages.Problem> Check(WhatsApp.Generator.Pages.PageSet pages, string templates) => pages.Problems; }
