using System.Reflection;
using System.Runtime.CompilerServices;
using WhatsApp.Generated.Http;
using WhatsApp.Generated.Json;
using WhatsApp.Generated.Tests.Support;
using WhatsApp.Generated.Webhooks;

namespace WhatsApp.Generated.Tests;

/// <summary>Rules for the whole SDK, for every page.</summary>
[TestFixture]
public sealed class Conventions
{
    private const BindingFlags Declared =
        BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly;

    private static readonly Assembly Sdk = typeof(WhatsAppClient).Assembly;

    private static Type[] PublicTypes => Sdk.GetExportedTypes();

    private static IEnumerable<Type> Models => PublicTypes.Where(type => type.IsSubclassOf(typeof(JsonModel)));

    private static IEnumerable<Type> Queries => PublicTypes.Where(type => type.IsAssignableTo(typeof(IQueryParameters)) && !type.IsInterface);

    private static IEnumerable<Type> Builders => PublicTypes.Where(type => type.IsSubclassOf(typeof(GraphRequestBuilder)));

    private static IEnumerable<Type> OpenEnums => PublicTypes.Where(
        type => type.IsValueType && type.GetInterfaces().Any(
            of => of.IsGenericType && of.GetGenericTypeDefinition() == typeof(IOpenEnumValue<>)));

    private static IEnumerable<MethodInfo> Operations => SdkOperations.All.Select(operation => operation.Method);

    [Test]
    public void Assembly_has_models_enums_and_operations()
    {
        Assert.That(Models.Count(), Is.GreaterThan(100));
        Assert.That(OpenEnums.Count(), Is.GreaterThan(20));
        Assert.That(Operations.Count(), Is.GreaterThan(15));
        Assert.That(Queries, Is.Not.Empty);
    }

    [Test]
    public void Public_names_have_40_characters_at_most() => AssertNone(
        Names().Where(name => name.Name.Split('`')[0].Length > 40).Select(name => name.Place),
        "Give it an x-name in its page.");

    [Test]
    public void Public_names_spell_Id_and_Url_and_have_no_underscore() => AssertNone(
        Names().Where(name => name.Name.Contains("ID", StringComparison.Ordinal)
            || name.Name.Contains("URL", StringComparison.Ordinal)
            || name.Name.Contains('_', StringComparison.Ordinal)
            || !char.IsUpper(name.Name[0])).Select(name => name.Place),
        "Give it an x-name in its page.");

    [Test]
    public void JSON_libraries_are_public_only_in_converters() => AssertNone(
        from type in PublicTypes

        // A converter is for its library, and programs do not call it.
        where !type.IsAssignableTo(typeof(System.Text.Json.Serialization.JsonConverter))
        from member in PublicMembers(type)
        from used in TypesIn(member)
        where used.Namespace?.StartsWith("Newtonsoft", StringComparison.Ordinal) == true
            || used.Namespace?.StartsWith("System.Text.Json", StringComparison.Ordinal) == true
        select $"{Place(member)} uses {used}");

    [Test]
    public void Times_have_an_offset() => AssertNone(
        from type in PublicTypes
        from member in PublicMembers(type)
        where TypesIn(member).Contains(typeof(DateTime))
        select Place(member));

    [Test]
    public void Every_asynchronous_method_can_be_canceled() => AssertNone(
        from type in PublicTypes
        from method in PublicMembers(type).OfType<MethodInfo>()
        where IsAsynchronous(method) && method.Name != nameof(IAsyncDisposable.DisposeAsync)
            && method.GetBaseDefinition().DeclaringType!.Assembly == Sdk
        where method.GetParameters().LastOrDefault()?.ParameterType != typeof(CancellationToken)
        select Place(method));

    [Test]
    public void Every_asynchronous_method_has_the_suffix_Async() => AssertNone(
        from type in PublicTypes
        from method in PublicMembers(type).OfType<MethodInfo>()
        where IsAsynchronous(method) && !method.Name.EndsWith("Async", StringComparison.Ordinal)
            && method.Name is not ("AsPages" or "GetAsyncEnumerator")
            && method.GetBaseDefinition().DeclaringType!.Assembly == Sdk
        select Place(method));

    [Test]
    public void Every_operation_has_one_method_and_the_request_of_it() => Assert.Multiple(() =>
    {
        foreach (MethodInfo operation in Operations)
        {
            ParameterInfo[] parameters = operation.GetParameters();
            Assert.That(
                parameters[^2..].Select(parameter => (parameter.Name, parameter.ParameterType, parameter.IsOptional)),
                Is.EqualTo([("options", typeof(RequestOptions), true), ("cancellationToken", typeof(CancellationToken), true)]),
                Place(operation));
            Assert.That(operation.IsVirtual, Is.True, $"{Place(operation)} can be mocked");

            string request = $"To{operation.Name[..^"Async".Length]}RequestInformation";
            MethodInfo? information = operation.DeclaringType!.GetMethod(
                request, [.. parameters[..^1].Select(parameter => parameter.ParameterType)]);
            Assert.That(
                information?.ReturnType,
                Is.EqualTo(typeof(Microsoft.Kiota.Abstractions.RequestInformation)),
                $"{operation.DeclaringType.Name}.{request}");
        }
    });

    [Test]
    public void Every_generated_method_of_a_builder_is_an_operation() => AssertNone(
        from builder in Builders
        from method in builder.GetMethods(BindingFlags.Public | BindingFlags.Instance | BindingFlags.DeclaredOnly)
        where IsAsynchronous(method) && method.Name is "GetAsync" or "PostAsync" or "DeleteAsync" or "ListAsync"
        where !Operations.Any(operation => operation.DeclaringType == builder && operation.Name == method.Name)
        select Place(method));

    [Test]
    public void Operations_are_unique_and_have_method_and_path()
    {
        OperationInfo[] operations = [.. SdkOperations.All.Select(operation => operation.Info)];

        Assert.That(Operations, Is.Unique, "Each method has one.");
        Assert.That(operations.Select(operation => operation.Id), Is.Unique);
        Assert.That(operations.Select(operation => $"{operation.Method} {operation.Template}"), Is.Unique);
        Assert.That(operations.Select(operation => operation.Template), Has.All.Match(@"^/\{[a-z_]+\}/"));
        Assert.That(
            operations.Select(operation => operation.Method.Method), Has.All.AnyOf("GET", "POST", "DELETE", "PUT", "PATCH"));
        Assert.That(operations.Select(operation => operation.Id), Has.All.Match("^[a-z][A-Za-z]+$"));
    }

    [Test]
    public void Every_builder_can_be_reached_from_the_client_and_mocked()
    {
        var reached = new HashSet<Type>();
        var left = new Queue<Type>([typeof(WhatsAppClient)]);
        while (left.TryDequeue(out Type? type))
        {
            foreach (PropertyInfo property in type.GetProperties().Where(
                property => property.PropertyType.IsSubclassOf(typeof(GraphRequestBuilder))))
            {
                Assert.That(property.GetMethod!.IsVirtual, Is.True, Place(property));
                if (reached.Add(property.PropertyType))
                {
                    left.Enqueue(property.PropertyType);
                }
            }
        }

        Assert.That(reached, Is.EquivalentTo(Builders));
        AssertNone(Builders.Where(builder => builder.IsSealed).Select(builder => builder.Name));
    }

    [Test]
    public void Models_are_sealed_and_unions_are_abstract_with_a_fallback() => Assert.Multiple(() =>
    {
        foreach (Type model in Models)
        {
            Assert.That(model.IsSealed || model.IsAbstract, Is.True, model.Name);
            if (model.IsAbstract)
            {
                Assert.That(
                    model.GetConstructors(Declared).Any(constructor => constructor.IsPublic || constructor.IsFamily),
                    Is.False,
                    $"{model.Name} can be extended from outside");
                Assert.That(Models.Any(member => member.IsSubclassOf(model)), Is.True, $"{model.Name} has no member");
            }
        }
    });

    [Test]
    public void Every_union_with_a_discriminator_has_an_unknown_member() => AssertNone(
        from union in Models
        where union.IsAbstract && union.GetConstructors(Declared).Any(constructor => constructor.GetParameters().Length == 1)
        where !Models.Any(model => model.BaseType == union && model.Name == "Unknown" + union.Name)
        select union.Name);

    [Test]
    public void Every_model_can_be_read() => AssertNone(
        from model in Models
        where !model.IsAssignableTo(typeof(IJsonModel<>).MakeGenericType(model))
        select model.Name);

    [Test]
    public void Settable_members_are_nullable_unless_they_are_required()
    {
        var nullability = new NullabilityInfoContext();
        AssertNone(
            from type in Models.Concat(Queries)
            from property in type.GetProperties(BindingFlags.Public | BindingFlags.Instance | BindingFlags.DeclaredOnly)
            where property.SetMethod?.IsPublic == true && !property.IsDefined(typeof(RequiredMemberAttribute))
            where nullability.Create(property).WriteState != NullabilityState.Nullable
            select Place(property));
    }

    [Test]
    public void Members_are_settable_except_the_discriminator_of_a_union() => AssertNone(
        from type in Models.Concat(Queries)
        from property in type.GetProperties(BindingFlags.Public | BindingFlags.Instance | BindingFlags.DeclaredOnly)
        where property.SetMethod is { IsPublic: false } && !(type.IsAbstract && property.PropertyType == typeof(string))
        select Place(property));

    [Test]
    public void Members_of_responses_and_webhooks_are_never_required()
    {
        var sent = new HashSet<Type>();
        foreach (ParameterInfo parameter in Operations.SelectMany(operation => operation.GetParameters()))
        {
            Collect(parameter.ParameterType, sent);
        }

        Assert.That(sent, Does.Contain(typeof(TextMessage)).And.Contain(typeof(InteractiveBody)));
        Assert.That(sent, Does.Not.Contain(typeof(MessageResponse)).And.Not.Contain(typeof(WebhookPayload)));
        AssertNone(
            from model in Models
            where !sent.Contains(model)
            from property in model.GetProperties()
            where property.IsDefined(typeof(RequiredMemberAttribute))
            select Place(property));
    }

    [Test]
    public void Lists_and_maps_of_models_are_read_only() => AssertNone(
        from type in Models.Concat(Queries)
        from property in type.GetProperties(BindingFlags.Public | BindingFlags.Instance | BindingFlags.DeclaredOnly)
        where property.PropertyType.IsArray
            || (property.PropertyType.IsGenericType
                && property.PropertyType.GetGenericTypeDefinition() is var generic
                && generic != typeof(Nullable<>)
                && generic != typeof(IReadOnlyList<>)
                && generic != typeof(IReadOnlyDictionary<,>))
        select Place(property));

    [Test]
    public void Values_on_the_wire_are_never_closed_enums() => AssertNone(
        from type in Models.Concat(Queries)
        from property in type.GetProperties()
        where property.CanWrite && TypesIn(property).Any(used => used.IsEnum)
        select Place(property));

    [Test]
    public void Open_enums_accept_any_text_and_never_throw()
    {
        Assert.Multiple(() =>
        {
            foreach (Type type in OpenEnums)
            {
                Assert.That(type.IsDefined(typeof(IsReadOnlyAttribute)), Is.True, type.Name);
                Assert.That(Activator.CreateInstance(type)!.ToString(), Is.Empty, $"default of {type.Name}");
                object value = Activator.CreateInstance(type, "any")!;
                Assert.That(value.ToString(), Is.EqualTo("any"), type.Name);
                Assert.That(value, Is.EqualTo(Activator.CreateInstance(type, "any")), type.Name);
                string[] known = [.. type.GetProperties(BindingFlags.Public | BindingFlags.Static)
                    .Where(property => property.PropertyType == type)
                    .Select(property => property.GetValue(null)!.ToString()!)];
                Assert.That(known, Is.Not.Empty.And.Unique, type.Name);
            }
        });
    }

    [Test]
    public void No_state_is_shared_by_the_whole_process() => AssertNone(
        from type in Sdk.GetTypes()
        where !type.IsDefined(typeof(CompilerGeneratedAttribute)) && type.Name[0] != '<'
        from field in type.GetFields(Declared)
        where field.IsStatic && !field.IsLiteral && !field.IsInitOnly && !field.IsDefined(typeof(CompilerGeneratedAttribute))
        select Place(field));

    [Test]
    public void Fields_are_never_public() => AssertNone(
        from type in PublicTypes
        from field in type.GetFields(Declared)
        where field.IsPublic && !field.IsLiteral && !field.IsInitOnly && !type.IsEnum
        select Place(field));

    [Test]
    public void Nothing_writes_to_the_console_or_reflects_at_run_time()
    {
        string?[] references = [.. Sdk.GetReferencedAssemblies().Select(reference => reference.Name)];

        Assert.That(references, Does.Not.Contain("System.Console"));
        Assert.That(references, Does.Not.Contain("System.Diagnostics.Process"));
        Assert.That(references, Has.None.StartsWith("System.Reflection"));
        Assert.That(references, Has.None.StartsWith("System.Linq.Expressions"));
    }

    [Test]
    public void Exceptions_are_sealed_and_can_be_caught_by_name() => AssertNone(
        from type in PublicTypes
        where type.IsSubclassOf(typeof(Exception)) && (!type.IsSealed || !type.Name.EndsWith("Exception", StringComparison.Ordinal))
        select type.Name);

    [Test]
    public void Generated_lines_have_120_characters_at_most_except_addresses() => AssertNone(
        from file in Sources()
        where file.EndsWith(".g.cs", StringComparison.Ordinal)
        from line in File.ReadLines(file).Select((text, index) => (Text: text, Number: index + 1))
        where line.Text.Length > 120
            && !line.Text.StartsWith("//   ", StringComparison.Ordinal)
            && !line.Text.StartsWith("/// <see href=", StringComparison.Ordinal)
        select $"{file}:{line.Number}");

    [Test]
    public void Partials_of_generated_types_are_few_and_documented()
    {
        string[] customs = [.. Sources().Where(file => file.Contains("/Custom/", StringComparison.Ordinal))];

        Assert.That(customs, Has.Length.LessThan(10));
        AssertNone(customs.Where(file => !File.ReadAllText(file).Contains("// CUSTOM: ", StringComparison.Ordinal)));
    }

    [Test]
    public void Generated_code_is_under_Pages_and_nothing_else_is()
    {
        AssertNone(Sources().Where(file =>
            file.EndsWith(".g.cs", StringComparison.Ordinal) != file.Contains("/Pages/", StringComparison.Ordinal)));
        AssertNone(Sources().Where(file => file.EndsWith(".g.cs", StringComparison.Ordinal)
            && !File.ReadAllText(file).Contains("Do not edit this file: edit those, then run ./build.sh generate.", StringComparison.Ordinal)));
    }

    [Test]
    public void Assembly_is_trimmable()
    {
        IEnumerable<string?> trimmable = Sdk.GetCustomAttributes<AssemblyMetadataAttribute>()
            .Where(attribute => attribute.Key == "IsTrimmable").Select(attribute => attribute.Value);

        Assert.That(trimmable, Is.EqualTo(["True"]));
    }

    private static void AssertNone(IEnumerable<string> places, string? advice = null) =>
        Assert.That(places.Distinct(), Is.Empty, advice);

    private static IEnumerable<(string Name, string Place)> Names() => PublicTypes.SelectMany(
        type => PublicMembers(type)
            .Where(member => member is not ConstructorInfo && !IsSpecial(member))
            .Select(member => (member.Name, Place(member)))
            .Append((type.Name, type.Name)));

    // Public members, and those that a derived class can use.
    private static IEnumerable<MemberInfo> PublicMembers(Type type) => type.GetMembers(Declared).Where(member => member switch
    {
        MethodBase method => method.IsPublic || method.IsFamily || method.IsFamilyOrAssembly,
        FieldInfo field => field.IsPublic || field.IsFamily || field.IsFamilyOrAssembly,
        PropertyInfo property => property.GetAccessors(nonPublic: true).Any(
            method => method.IsPublic || method.IsFamily || method.IsFamilyOrAssembly),
        _ => false,
    });

    private static bool IsSpecial(MemberInfo member) =>
        member is MethodBase { IsSpecialName: true } || member.IsDefined(typeof(CompilerGeneratedAttribute))
        || member.Name.Contains('<', StringComparison.Ordinal) || member.Name == "value__";

    private static bool IsAsynchronous(MethodInfo method) =>
        method.ReturnType.IsAssignableTo(typeof(Task))
        || method.ReturnType == typeof(ValueTask)
        || (method.ReturnType.IsGenericType && method.ReturnType.GetGenericTypeDefinition() is var generic
            && (generic == typeof(ValueTask<>)
                || generic == typeof(IAsyncEnumerable<>)
                || generic == typeof(IAsyncEnumerator<>)
                || generic == typeof(PagedList<,>)));

    private static IEnumerable<Type> TypesIn(MemberInfo member) => (member switch
    {
        MethodInfo method => method.GetParameters().Select(parameter => parameter.ParameterType).Append(method.ReturnType),
        ConstructorInfo constructor => constructor.GetParameters().Select(parameter => parameter.ParameterType),
        PropertyInfo property => [property.PropertyType],
        FieldInfo field => [field.FieldType],
        _ => [],
    }).SelectMany(Flatten);

    private static IEnumerable<Type> Flatten(Type type) =>
        type.HasElementType ? Flatten(type.GetElementType()!)
        : type.IsGenericType ? type.GetGenericArguments().SelectMany(Flatten).Append(type)
        : [type];

    // A type and all types that it reaches: members, items, and the types of its union.
    private static void Collect(Type type, HashSet<Type> seen)
    {
        foreach (Type part in Flatten(type).Where(part => part.Assembly == Sdk && seen.Add(part)))
        {
            foreach (PropertyInfo property in part.GetProperties())
            {
                Collect(property.PropertyType, seen);
            }

            foreach (Type member in Models.Where(model => model.BaseType == part))
            {
                Collect(member, seen);
            }
        }
    }

    private static string Place(MemberInfo member) => $"{member.DeclaringType?.Name}.{member.Name}";

    private static IEnumerable<string> Sources([CallerFilePath] string file = "") => Directory
        .EnumerateFiles(
            Path.Combine(Path.GetDirectoryName(file)!, "..", "..", "src", "WhatsApp.Generated"), "*.cs", SearchOption.AllDirectories)
        .Select(path => path.Replace('\\', '/'))
        .Where(path => !path.Contains("/obj/", StringComparison.Ordinal) && !path.Contains("/bin/", StringComparison.Ordinal));
}
