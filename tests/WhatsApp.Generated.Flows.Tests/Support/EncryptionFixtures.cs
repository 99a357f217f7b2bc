namespace WhatsApp.Generated.Flows.Tests;

/// <summary>
/// What Node's crypto and OpenSSL have encrypted, and keys that protect nothing. Made once by make-fixtures.mjs,
/// which says how; not to be edited. Line breaks in what is not PEM are there for the eye:
/// <see cref="Join"/> takes them out.
/// </summary>
internal static class EncryptionFixtures
{
    public const string AppSecret = "test-app-secret";

    public const string Password = "correct horse";

    public const string UnicodePassword = "pässwörd 🔑";

    public const string PrivateKey =
        """
        -----BEGIN PRIVATE KEY-----
        MIIEvgIBADANBgkqhkiG9w0BAQEFAASCBKgwggSkAgEAAoIBAQC0plEuVn2/qPuP
        MYu1AbQtnXmyI48VsTpvu20f0BLNByPMK4+PDVhSJi+HtwKkkJd1InmaiNUEdMBZ
        WzwDfy32+rqcckszmAun8DReLPlT8LdUuX3bKy4wnhn8fLTLfJIVv6YHInYiyEIV
        eeWgesx6FY1pq5uWfUieSLx/r3Sx7RMGXRmw4ezNhcvhfp1WlbNnv875AIsGm7dw
        Vx5BoNqNc1czkDX7AbTjibLbUD7GQqAaTQ4X76HCa1pZZ+Mum9T6BqlktuaTSyfF
        InUX0Qg7W4tn7gn3EG2TzRMrYW1pDydrN8PgqIz8zOy72nZmsDgLyof6y83aHYVw
        65fvNqJXAgMBAAECggEAA4h0FXQw28O8MqsCNo9nspxSdxG0PPUwG0w3jYEW5zlB
        hhBulD1fwdOK/vlP8utwpoGKX9f6Ji76uYSo/y088Vm2Kvd70ZOuUCHgDn/SIN1S
        P9far0aL6vzFUG1HlQFn3rtiKuBH772p/e23MmwxfZIeJ6CjHVoTLzvZe+qIF6PL
        3XGVbpM7SVE8ohZXyn8XxoGISFZDi4LET7V8gGp8yaLd1tiEszOkHOK8jOxYQ/on
        4HKf+wYYQ1Bqjef7RyFudWCvsJgdIQqoFDbZzc2GnlrD+wnoXjxuTt0qBFY/moxm
        ISf66RFQasb18YDmRpG+tv1be8YjcP8V/b7tGNTaaQKBgQDw/Q/59NN62oiBRXu8
        l+5bgO7TZVmqjMvcKAxHfUMEWMPehEeUXKHagzEDwzzxpk0hdTL5PZNKbNFe6YuS
        FJ/ggQElgC2/qQdvz1V5AO+eFQ6oKVGn8c1lsq55D2M3maiWrWw6JpwjmCWLL//d
        vEht3tfk640xGhxrcW3M4YZFqwKBgQC/5w7HRth0avo27026gE52pkKUr+wwUn5Y
        +zNRyMNG/hUz473M6DmIYbO102OXbtKkyCd8npuryw14h+vEqyfQd/Uo/uKKkVYk
        cIpAwcQK8DlIkK+joWsooXmAzpJZdQyfuCBRwaE0ckTcXEbbqc1XYjBU8E6xZ32z
        FGOIZFPSBQKBgQDDuvZ38Oa3OLl4LWQzqD67aTwQzJeIUzTcilZ21gFRjXsAxvWQ
        RbBb1wQ/Zxqfto+c5iDRmLaB02I2MX/f1QqJgJ3axIHj0jitEnv8fMsh3T57TJv6
        yQUnXXoh72KJbS8lupNVo7hbnJ6ZrxGlGeDGBCHb14lk4S1GAunIZz/0YwKBgQCd
        +Jm8x4AVzZ5uLG5C8a4lk9XJSkxWtwHVQ+xKDcdaoHxZu8cZb600rKDgM8SO+yah
        iTagKnyhXcSYDOOzgOWEgcsp1TAtu1g7JP1aM2erTXcKWjiLraxlxQ8dTm9A/s7G
        iC7qvkdywgIXmEqoNs6XeXep5CwTc8sQ6N7KfzRU9QKBgD3aNtxrFC8voLaM0MpZ
        FaER3dRqmq26OE77PHbNB1vstBkJo0bmQUJ3q1YT1wEeigGgjMZ/+r8j6fX6F1zM
        BPDITVFrlmYWyJJs8EBu2C+I6UOPPcqUR+IZS1K2FTR5F97G5WlQnbAWGp2mtANs
        FOZ4VtO7rjdOxKk9Wv8YIsQT
        -----END PRIVATE KEY-----
        """;

    public const string PrivateKeyPkcs1 =
        """
        -----BEGIN RSA PRIVATE KEY-----
        MIIEpAIBAAKCAQEAtKZRLlZ9v6j7jzGLtQG0LZ15siOPFbE6b7ttH9ASzQcjzCuP
        jw1YUiYvh7cCpJCXdSJ5mojVBHTAWVs8A38t9vq6nHJLM5gLp/A0Xiz5U/C3VLl9
        2ysuMJ4Z/Hy0y3ySFb+mByJ2IshCFXnloHrMehWNaaubln1Inki8f690se0TBl0Z
        sOHszYXL4X6dVpWzZ7/O+QCLBpu3cFceQaDajXNXM5A1+wG044my21A+xkKgGk0O
        F++hwmtaWWfjLpvU+gapZLbmk0snxSJ1F9EIO1uLZ+4J9xBtk80TK2FtaQ8nazfD
        4KiM/Mzsu9p2ZrA4C8qH+svN2h2FcOuX7zaiVwIDAQABAoIBAAOIdBV0MNvDvDKr
        AjaPZ7KcUncRtDz1MBtMN42BFuc5QYYQbpQ9X8HTiv75T/LrcKaBil/X+iYu+rmE
        qP8tPPFZtir3e9GTrlAh4A5/0iDdUj/X2q9Gi+r8xVBtR5UBZ967YirgR++9qf3t
        tzJsMX2SHiegox1aEy872XvqiBejy91xlW6TO0lRPKIWV8p/F8aBiEhWQ4uCxE+1
        fIBqfMmi3dbYhLMzpBzivIzsWEP6J+Byn/sGGENQao3n+0chbnVgr7CYHSEKqBQ2
        2c3Nhp5aw/sJ6F48bk7dKgRWP5qMZiEn+ukRUGrG9fGA5kaRvrb9W3vGI3D/Ff2+
        7RjU2mkCgYEA8P0P+fTTetqIgUV7vJfuW4Du02VZqozL3CgMR31DBFjD3oRHlFyh
        2oMxA8M88aZNIXUy+T2TSmzRXumLkhSf4IEBJYAtv6kHb89VeQDvnhUOqClRp/HN
        ZbKueQ9jN5molq1sOiacI5gliy//3bxIbd7X5OuNMRoca3FtzOGGRasCgYEAv+cO
        x0bYdGr6Nu9NuoBOdqZClK/sMFJ+WPszUcjDRv4VM+O9zOg5iGGztdNjl27SpMgn
        fJ6bq8sNeIfrxKsn0Hf1KP7iipFWJHCKQMHECvA5SJCvo6FrKKF5gM6SWXUMn7gg
        UcGhNHJE3FxG26nNV2IwVPBOsWd9sxRjiGRT0gUCgYEAw7r2d/Dmtzi5eC1kM6g+
        u2k8EMyXiFM03IpWdtYBUY17AMb1kEWwW9cEP2can7aPnOYg0Zi2gdNiNjF/39UK
        iYCd2sSB49I4rRJ7/HzLId0+e0yb+skFJ116Ie9iiW0vJbqTVaO4W5yema8RpRng
        xgQh29eJZOEtRgLpyGc/9GMCgYEAnfiZvMeAFc2ebixuQvGuJZPVyUpMVrcB1UPs
        Sg3HWqB8WbvHGW+tNKyg4DPEjvsmoYk2oCp8oV3EmAzjs4DlhIHLKdUwLbtYOyT9
        WjNnq013Clo4i62sZcUPHU5vQP7Oxogu6r5HcsICF5hKqDbOl3l3qeQsE3PLEOje
        yn80VPUCgYA92jbcaxQvL6C2jNDKWRWhEd3UapqtujhO+zx2zQdb7LQZCaNG5kFC
        d6tWE9cBHooBoIzGf/q/I+n1+hdczATwyE1Ra5ZmFsiSbPBAbtgviOlDjz3KlEfi
        GUtSthU0eRfexuVpUJ2wFhqdprQDbBTmeFbTu643TsSpPVr/GCLEEw==
        -----END RSA PRIVATE KEY-----
        """;

    public const string PublicKey =
        """
        -----BEGIN PUBLIC KEY-----
        MIIBIjANBgkqhkiG9w0BAQEFAAOCAQ8AMIIBCgKCAQEAtKZRLlZ9v6j7jzGLtQG0
        LZ15siOPFbE6b7ttH9ASzQcjzCuPjw1YUiYvh7cCpJCXdSJ5mojVBHTAWVs8A38t
        9vq6nHJLM5gLp/A0Xiz5U/C3VLl92ysuMJ4Z/Hy0y3ySFb+mByJ2IshCFXnloHrM
        ehWNaaubln1Inki8f690se0TBl0ZsOHszYXL4X6dVpWzZ7/O+QCLBpu3cFceQaDa
        jXNXM5A1+wG044my21A+xkKgGk0OF++hwmtaWWfjLpvU+gapZLbmk0snxSJ1F9EI
        O1uLZ+4J9xBtk80TK2FtaQ8nazfD4KiM/Mzsu9p2ZrA4C8qH+svN2h2FcOuX7zai
        VwIDAQAB
        -----END PUBLIC KEY-----
        """;

    public const string PublicKeyPkcs1 =
        """
        -----BEGIN RSA PUBLIC KEY-----
        MIIBCgKCAQEAtKZRLlZ9v6j7jzGLtQG0LZ15siOPFbE6b7ttH9ASzQcjzCuPjw1Y
        UiYvh7cCpJCXdSJ5mojVBHTAWVs8A38t9vq6nHJLM5gLp/A0Xiz5U/C3VLl92ysu
        MJ4Z/Hy0y3ySFb+mByJ2IshCFXnloHrMehWNaaubln1Inki8f690se0TBl0ZsOHs
        zYXL4X6dVpWzZ7/O+QCLBpu3cFceQaDajXNXM5A1+wG044my21A+xkKgGk0OF++h
        wmtaWWfjLpvU+gapZLbmk0snxSJ1F9EIO1uLZ+4J9xBtk80TK2FtaQ8nazfD4KiM
        /Mzsu9p2ZrA4C8qH+svN2h2FcOuX7zaiVwIDAQAB
        -----END RSA PUBLIC KEY-----
        """;

    public const string OtherPrivateKey =
        """
        -----BEGIN PRIVATE KEY-----
        MIIEvAIBADANBgkqhkiG9w0BAQEFAASCBKYwggSiAgEAAoIBAQCJh65GNWlsh8At
        E7TZQzk9NLlldK03mZpE8ZR2b62lcaE+woKdK0jXnW9NHdIRGL6gmvtZs83ZexRV
        B05K1sDSqp6dx8jJ4SJDuuSJxh3MikhIzGEKFGVW3lSSJDEngIiXzok+gxoFyKGW
        X6ZqqKQpWbiYee1rUu0Fw4U3Ia4jsGv/LpNw9/ODOJu7OPmULLXqRGhbCAfEZTk/
        OEjyVT5S4B51mwBsujMKPs2ApY3DHibKBksfzrFCq0Cn7BaTYt+3gglYK7XPhA7i
        yDli8a9WUOywK1sYdsEHHqh33TQ17UBQYx52DI5CAiHw3mkudPYdRUfD9bAhkua+
        yJwXoMN5AgMBAAECggEABnUnvnWzE8zC/grbFsmEhkZzvxsNqBrvBrY2M6J2S5qs
        iNMeyWz3IGKsz3jrPHDGQKnOTA24iHHySDTN3Q884hdvV7bCC5Kl5nq/0OVL0Gcc
        0khAdTX0dTH+1BbddP6gy0oAIT6MKgHb7oDiwkbVYHitRYGSH5Q2+2qNFoPfFp9Y
        L17aYLSgCqBSMORkFF5L407acxmhXH5zI/9R6RY5K7zzLNO7DkwJkfguKi+NaOzg
        X840m49sCGIOtSBbVr2Obf3Z494fCgb+UAJ0lm3L73RIBRXhuDJjiE/Qy0P/zNGJ
        Ji+Jx20RKUpAHgOMfdMQ49DMsYkiuFiqMK0cWFoltQKBgQC+YUWyyjuNTeN/UMeg
        7B8VdTsir0J6vlbFGAIK//Qnu6tdhiuMZwtfGFwD8+Y+3OgFKGSyz6f5wV4X/A41
        Yf32VfulttRPuMuioL7Dk31pGddf7/cPaPcUwoMCUblxZWkHobrYoTPzLu1rLus5
        d8oawIGy0DYeY4WJak0zf8UqZQKBgQC47wnnknU1aqYM51jz7pa/ABydC98ip0ae
        C1ibi2tHTWJ5c3ey6ZPNRKk6iNcNI3U6TZ9Qfzwmz25i3nuyOTO7RK0FQKF3q9vQ
        MOs7oLXccBOvM/kUa1XZrHbJWlarJBh91lg+7fY8P53Hb65NvDyHDtb28blu+FD+
        9n4cSgh5hQKBgAPvqOxAaCjMwnZgajA2kZH1AYr/CqXVB6A9ldU6Y4bqx2lAm+fk
        PYTy0Pw377u+/4ETy7kyt+tfBx4B1R1fcEvGjVRoykz3qiYroqYSh5ZDtYNDR91m
        sy0XtHO40te4XAqPWnieJJ/TiY8cwjpG8sPI1SWoTmYkcp9btkrpSl9NAoGAMxJ4
        xsYwrl7Ums2tSDiE0xzByjFEHzrZCr6Raut25gsd/fKAhR1ynwauQacW1N8M+dwD
        +mQZBZLVpmJRAOhBPB98NO4jaXxByV4pKJ96efVNyl3tFNGLtQCnEXZsZvkh9mai
        mkZ3cS4UccaK+ZbZlGbpwOsCzf2vyKnkLAXaD00CgYA99gR9AS/gGynt/LDH/Pun
        n2czmErQss7Ff+5/Ik1bu62E6XwNYPAK0YKoEysRi9YgCk3tlOQsy2cFnMsTnkJ+
        t+2C+QPB35sFM96tDYkPYtZXorRUjKR4UdUSI78TghhrqMywn6qV6rFwL62J0TZD
        Sv9RhXU1/qMHtXsJfBRPhg==
        -----END PRIVATE KEY-----
        """;

    public const string OtherPublicKey =
        """
        -----BEGIN PUBLIC KEY-----
        MIIBIjANBgkqhkiG9w0BAQEFAAOCAQ8AMIIBCgKCAQEAiYeuRjVpbIfALRO02UM5
        PTS5ZXStN5maRPGUdm+tpXGhPsKCnStI151vTR3SERi+oJr7WbPN2XsUVQdOStbA
        0qqencfIyeEiQ7rkicYdzIpISMxhChRlVt5UkiQxJ4CIl86JPoMaBcihll+maqik
        KVm4mHnta1LtBcOFNyGuI7Br/y6TcPfzgzibuzj5lCy16kRoWwgHxGU5PzhI8lU+
        UuAedZsAbLozCj7NgKWNwx4mygZLH86xQqtAp+wWk2Lft4IJWCu1z4QO4sg5YvGv
        VlDssCtbGHbBBx6od900Ne1AUGMedgyOQgIh8N5pLnT2HUVHw/WwIZLmvsicF6DD
        eQIDAQAB
        -----END PUBLIC KEY-----
        """;

    public const string EcPrivateKey =
        """
        -----BEGIN PRIVATE KEY-----
        MIGHAgEAMBMGByqGSM49AgEGCCqGSM49AwEHBG0wawIBAQQgtYZIey/fD7ijjhzR
        mrhyizdvJ1/LJe9mln7qJZxHBaehRANCAASgILsmChceR7NetPMC9stVzXs3z+Fh
        NYCf71b/D/LZx2blUvG05NsmEYbds4wpIxdHStoEpd8j+XEBcxaTuBcf
        -----END PRIVATE KEY-----
        """;

    public const string Pkcs8Aes256 =
        """
        -----BEGIN ENCRYPTED PRIVATE KEY-----
        MIIFLTBXBgkqhkiG9w0BBQ0wSjApBgkqhkiG9w0BBQwwHAQINe318mynI/gCAggA
        MAwGCCqGSIb3DQIJBQAwHQYJYIZIAWUDBAEqBBAZBZ5+56IgWng27W4qN+TsBIIE
        0MjpyyJYBTd14rK4LTNYeJyUuCJgclaMlytgqtsaq2V0k1RR2NP8KstUVg7tuhvb
        6KnBc2/ar5cXdU7IJd/Se7pSJAkWassXWCmUbH/UHjYjbQeB1L6vfHRdlKzK6O2A
        dPxew5sDkeY/YsSFqmIK468rQlFJQMZS9YR0iCbXeAKif1xTNiA1Jgxk2AeUuMDP
        73R5L4NqZdCI8YOaQEa+YP5AVWWS+vTtoJ2leawXxSaszla+fRot3RIMo6NdVl24
        IiBoM4T3SJFA6Q0k7C0vo3ar9qHt1/exaPCTrjLfG19XfX9gh2m08nBnS+I71ixy
        Wu/GbVVeSq2HTHaL3kCdAsTUZBRgT6eDoTwdI4hJuS8sfsVBWKvp02bMqPmESWPT
        ZpFPo64p0lwMo8U+PtLSgQKpPhOPttOy1K3YOJz8oPhG1cj1UDzLIgsLe8g8qopG
        HSwFJZ487TiT8SMEbIEGy1wArPqgF36eHcBxHV0K3RJUZht5QyAZr5cI6ZOHtv4n
        ZBP4BPvynf7jDmISkMqVx3CkQjsLLM5RzY+rOnvS2NFrxqiWa7TelWVQp+jxZnxN
        duFN5W/Rj17LGQ+N2W1HelLTXVOoLx/1bFh52dotd40ylTixR9NE6CgSIqxaHd3m
        AFb2SuGypINSenxssXXMIk8a8g6Kk8hoO9wJ7+8wb/498XL0KeQacAhDAC9jnO00
        LGMcyaxWl0BVKqW66pTHYBiE8j9/tmVWDwjE6YTYEAXy7GW4S7ZzZQOELh5ml0N+
        mQprbiXNsKv4Q6fjaYsXvOslVkeOaDzFczelQsM3ZYSrTq2ppNklr5qIO8KrtKPl
        aAeSYL/UXLq7Uh9Wip9AIwIeFV2otUTP25nfpLjJeS7DLlV6T2XXTaK/VSWOWh8j
        8nDLhc6AWJ6rNOr105jd/YrrqzeJb5Ze7HFOMqcf8GzvIOSKCh8Z1tDcGU9HeNJX
        MHKHNn4H4ggtBIgWhZr01Frf2Y3NGRaOEP8M5X9152FpQXvncBQLlA9YemVk28lQ
        q5FwSsFn9fUTXfvUzp+jIse2A7PRdqAYBCl03SuVspZmlG/u4JI0oCD1Rb8Q4tAe
        wtvuM6TFWl7mH7Z2NPIXLOx2K9FhHa9zbHCr4Yu132KHBSPrmcZBDJDULY7EoSVd
        RdgnisObUAmuJcH7QTsFuDCk8WRGYT0qKXKXYZUN1Nl1o6GwrOCvQi9FO1vZE/Re
        DwaEgC8wR5TdgEboDF3G2Dzj8yP5tSLfY9NrzAhaJiHeZAtP+bsVrvSMzCxxIzEf
        PXfepY07OeLwFQfSwE3J/0QB3WqD4H4Kkgz3m2hL1vR7MN8hfStz6pjRbJTg2k60
        Bj4aAH0ufhK1TjyrnENRKcZNZmTSZHd2OdXmLgJwyuYW2jHjik/IEapOmuwtkztI
        68JbyigimeZUf20fi/irFt74Q5Tjp5vUbNWXMWc49igG25E6oaQ0+FK64r+mMY9R
        h/wqgjomZmvUCSe/ivrX7j5CBnc9nCXRaz7mIAIwnCgys+aBcZ7YnK3zF21egWMT
        9tgz/RiiXzFBmYQeiTQwbur++WdKiwDk+ZBEXEJ2PReDtsB93VSJ6Hjbvfdtd9kg
        L3mUfy52ZPdc7disGZBfxk2sJLDngd34zf5B+eps4rN1
        -----END ENCRYPTED PRIVATE KEY-----
        """;

    public const string Pkcs8Des3 =
        """
        -----BEGIN ENCRYPTED PRIVATE KEY-----
        MIIFHDBOBgkqhkiG9w0BBQ0wQTApBgkqhkiG9w0BBQwwHAQIm+hA7b+OaYYCAggA
        MAwGCCqGSIb3DQIJBQAwFAYIKoZIhvcNAwcECHzo6ibSQ6eZBIIEyK8ayXpG5tyd
        XTPmQRKnh4CAkZYTSX44TswoVcCaEOkk9FcJfR9MqNxYH4AeG8rrY4FlGN/C8/i6
        4h5aoNxhIBjadm2SFw2yS9GWHMfmFzRtUA6DgfZYscIwFPu2+5uHHorU0W9I2jiX
        dNE86Kg+MIcta2ZtKMJSNQ+QZdL5+UMIFw/3V7UC5BAJQ7SgEdlLUC5ckHoPsQxO
        VZI9ryzsSVX+zMatk/8K1phbejNNmw9wx6gMPEX/RUZ4/qNZDvDea+jQTTAIrgoo
        UTChHvx/QhOtiwIcxD/FFnRVoR0DaBtCrN3sfV7xKMBs+EA0s7bRtW4u7NL7DQs0
        ScmWhmvv8BWOzhDXwgFruowp70cVrv9F8KTOfhMPqI392boa1WxDrw3LteDTPRoF
        qJHV/nIw+fGg3B6dS3nhzQmpdIRIFabR3Io47TwK0JYB7wNkHmwNndjWbqv7gP+b
        FmmPtLexS9oQIF6ynFr8TKmcYv6E/+HMHjEEHa/FDElMbBPYamdylbmlAphCPGqb
        t2p6d05qCFhuelHlrVc97OMoBv6e5olEcuIKCJl3/ij2g4kLl7hC3YJGb8w2uq7M
        wmB5aj4q8DMY+jVGy6saz978LUck2c87CzrCvKMVwNIRtgBoW73RNmZeUlU+fU4G
        DFNbo3aDRf+va+JQ/Zn6GGTfl7d2TGLGZA8jmCyd0hfU3yNchE3XOejdHLmy5Cx3
        bqmlHtRcL2K1LI8FueaegnIWeGH/cf0QsqwMa+M6Mvb3YhMfj+tksuihUs9KFBf2
        JEPhNOG0Hk1PMGpoKvkDx/FHvOfGx7DGR72A+27cup/l5ihFFrcGOfnBzBcWd8Vv
        5aYINrUigiWNIPxbf1tYL+awvvX4BaRxuKxIAyaO8qfQWiuUsL2417zxcqZztqw9
        +bqk9XJmyf6TsvAn9pn9IR7Xn8eNe1KGTmHkac78Sri3B9TFKpuxnqope/QhVLJB
        LtmpPDa4E4zFgnNpc4XuOg5syN8YdyQjQqsxAm/Mav0fF9gNRr3akx/W9mGpViKF
        ShfvofkLBxLzlx+jrsTTcae7IvCDmIKchAcB3BVAlNhrV/0/Tzq9gTxRwlWkuZ/r
        2qx/8HYcmW4pXRgYcZGGPJGPc6fdqOBS00g5amiYP+LDSIeccu6VyrKej6xdx4ss
        JyvP+kf7xhAEnkfLG64WyuFFoGmIN5B9AzTsXnvBags88bSYQktQWL7nNQ686eTq
        nbY0NogAVBLB2kLnUDNyNQ/n29cWhm6PMHZVHcBjGcPQ3WenDxXrWxTJmr3QQb2o
        SGUnBrtZKbzhDkvTh+cJ0UzA6Dt777HAVFVlXefTD+a32ybJbWHPGsaBi/LQWV69
        TH2GssDm7PxVaPp8v6QwY5geVecsThu5lcGRzHK5HNMIPyHGZtNra29HwFpxzR9V
        n8gSe1moiKJQ2Rj8pfPf4OM2WYFRSyDqlBy6LrgxJzPAM93Zl0n96m0PKAkAFa2t
        +lwYsI7LoyyUz5zmGY9P7tpzraniH1z6g+0TY7jFNMZQXzoJw9x8W6uScjQb59XR
        A34kHtTw8GYiA4zxRgP7lnJ5vk/0CD0+cDTqZ5Ye3vnRmA438VaRw1KSwAWuc8xp
        GTnytbeVDN+PLT8nlGLm6g==
        -----END ENCRYPTED PRIVATE KEY-----
        """;

    public const string Pkcs8Pbes1 =
        """
        -----BEGIN ENCRYPTED PRIVATE KEY-----
        MIIE6jAcBgoqhkiG9w0BDAEDMA4ECEhjoi/yf976AgIIAASCBMgiVP/GSG97VkJ5
        3oBDofDBBe5JFEBxJ3G9Six+63dmIJaPYpJJZZdSlBLGcFbhcMmzdo4ZtXvLZvJc
        /cdWqGN/X62Vy5IhUmHSeVq2n6DQg+XxisYmGoSbJfA2S8t3FGhavQj8rGLhaFIl
        9HQWHt6ds9m008pdYnKGbsK76cst/kBHGKgY/NOwNoHUzoCrSmUWTSWnrurCaFhN
        wXvYedf+61dSMo0pg/U63I3CrLSSqWSikKl8Owd6Gav9fThF+bMOU6p/dnnE0IRj
        P9o/VjIOWvBKYnhscc1aBBY8OaupQfEuD6PMU/LHqUi/2h8OGNlSHeKo+2MbYpuV
        5O32I2ji+GERAReNrwdqR3p7h+ZivwQiRrIvHzZZm+fCAo5mL7gk54PlkMvmmVcW
        omaxQ86z8fIfdLxv35SG5XlU6wZoPnUVY1dym/qfoLp8L1fJv04VK93IvvLXSgIT
        4vzM0KQUEMZTshd780JDBcjyWsomRjot3G54ZkSQ+u6Uipu9ni2wM1eiunCrduEF
        jF3XZ+vpT2Lus2jkxpyOmMAozj/ZxRrnNvYY6Iy9Tb9ZGogesajOKk6/EEwe3Qu6
        S0h+XklGMY0ljjn86OpCGJW9yNOOAMvKvBNA5ZrdREOAM8g+Y53yKpNhKQRP9gTi
        KBHbcIn0enBhHNhwYZgieZ4MfSnztLy1k31tBIMiGCYDcxfUihHMr/RawrAOC/o8
        8lCCm/+922W0VmdMf/EivgwbKxD0/3IY7MU42Qs/4jiLgddk4HZqbd5/f6aUojJg
        l/VU0zgm4Obd9dca+9RkKX5lI4+arirWIoCiYJqjTUzeOUbOsQwUZzM1QcVDmYMu
        QgQoTyuQ2b3ASHM5/OTnivpdE0TWoJ7zWltsmzvKAOz7OYEep5TxlWxqx1fjz/mP
        zE0sHA8TQCcYv1Akl5INLPAE8mKjuibqA6e2x+1Dvrz3ew704vW3dULBmiWRFXV1
        kQm0RCjkUwY6/AQXQtqNIfjzp+eiLltpbyyOUswriDILpp0xXmexYi8Yv6aLCeLk
        3IMlDL0Z4xMyWMINzw+w5H4GSTWf3owcdXS4I9SOQPea3v4M7Mqimbc98ZYBih+0
        6qM/JD8W1Jc/Umb6zeInwe0YEHbQ9P+nUtahb7Z4LRtKvK5KtEt9cALmw3GYmMR2
        IiAdzPpfxilOIIfQigbi49FMYK9HCtmQ9V7RE7mn72+2qvM91lGv/A/SzGyEiUJZ
        se2mEW12teepHhFKGWNcRPlTTC/rdYQXUqkNBnJKxKO+1zBbJ+OWGFogSnT/gt+N
        4QXFocS2qS1GN8whAh683Wg2Od6xBHDbr4jGxFmro76aYkZuLKxpAzG64HCg3Ikk
        jq+8+s0TAnuvxfCUxJ//cA8xHsY301Vdp7J7zaPtYWe2z1XMZRwtWS5gbeqblE12
        WziGHDFWS5On7B+8iZngRGB/8LnjWU1XWnfcNgFdfCbJlt2YG7tIxkSU34qbZCf5
        Re3zy8EvqvDHshTmXmtAR2hLpRdE9l3kiBDNhQsBh0NST9HEJZKUWGP2wZ3SeYdv
        Q2oZGYtVTIuGajUSppuzNReUy6gkmJledXEyHrd0EiOwGv21wgK99mV+nCrc/ZIq
        kMEzkqXjqiQBN8qg+2A=
        -----END ENCRYPTED PRIVATE KEY-----
        """;

    public const string Pkcs8UnicodePassword =
        """
        -----BEGIN ENCRYPTED PRIVATE KEY-----
        MIIFLTBXBgkqhkiG9w0BBQ0wSjApBgkqhkiG9w0BBQwwHAQIGzR4nCt3Z28CAggA
        MAwGCCqGSIb3DQIJBQAwHQYJYIZIAWUDBAEqBBCFAtX2TRp1z1/Z8wdd1WPaBIIE
        0B86+5mtBX8bDQRTn69B4fKoOWsAwnJvn2sYTl9USxV44zt6gsqj+jfpNa/YfC8p
        42bF65o0ITUSsdahWJFvDJvTzIIkb4R59jpZV2+DkDP/L2AxSkW3fiktoT61plpB
        bdFWF/UNE1oDIQHHg4PfRYTqKt/skLYzLeqmqk4fTkUGs7SYw1bHxGtFePjV57Fe
        iplkdmhogWxuS76SESBV3DmqmO/lwlS9EyZw8hYvbrwggnoJ1yaKJiO+rQBHBohR
        RU/6Wg3CbrGZ/U0p27z7T4wioJoptmKqI7tWWUY6GA+dcnWwLpNXimywYpbGT5jl
        J+qN+qkFFOrhc66WVwZ9yiDq4NRcVrwjlv0CeBkFFxV+mcrqq1K1aKosECE4/h3H
        eR75n9bWloiYcHEd1PbjOFi0YxBtIl+jdJ3D+4BpFPVE7j/BPecmTLMUgXe9RnxQ
        0agEcayAEzAGzFeXsE1cVhhh4vUqMKUEfGes/r5q3IfmOIIBxThQhryC5JE63UAe
        Po0RxhaJ+HC9zUjAYjLhsS6E6K6h2q2hmvlGTx6AcLWLqlciAOZi/M+FrSrRAyiu
        fDzf/RtwkEvzDMXgBSWbrI1HlJkSgnhVBIpOp0fN7/VaQkZlzdJ1NJ5mMjSyaUup
        LjtfkF1BAR8kQ31EtTf5Y4kI2Seobi1qXn82WC6G4q7n8YONWpYI0Q1pfAaFktP1
        MKscrDCGB2HXMkj6DUG/tt1SrA559ldFyzba2gE36j7V+cx3VIA5tvR2tRxse9Yx
        RfJfIkNd2BvRTvwJKHdLQQLri0diSJi6EqDUqBbzb0gOOZPScdOwDKbI2nNVSICv
        d+kL9rMwkP5UH+R0cWYxzkZ6DcPK92SnFGpQZsxJg6d3Xgv6W5c600xpvZ3tZ8jt
        FGFtHVVV+ttTNdJbcFVTH/HOVcrQa42p/FcWjLerKeX7GKIjMmBBrNC2v+EwX/xq
        AxnkJtn3sbwkLnNK9jVyNQv2K4Xdh6Rxe/vviiZQ5AtlmTuTy2p47pg7v8iVY7LY
        uD/5nCdqGzEbZndOVvtMoHPbAdSyYpD2r//iT5RFI4bAvSUYzRVPov6pyxcfrXbK
        FZPumyzjPRujV6AD09uzetmjRjfDL09r4DOiTx7MkhExN+Ybkbd+aF3Qzdc3AK5y
        FX0FsBNGzFy9ufHg4bKLprg0aOCoeWXvIOnqJMrUEgwUaVAZ6DQoURxtD0qXOWtG
        3JyovZYOVUvep0mI/62jrszj6x6kA2Zqe1p7yVzaIeplvvfNgMPYbkrSYWDoj6s5
        xmdTHRY4lB3Vqak4vktohhQKhFI80woOPs73Ycv56OrTKnjiGDYiFVp22zKk39KT
        UbV9btdWX1UtcQUSW8J0i0citbLDMt9xNJ1ZESwYuXvT2Tjtmj19flF3AlBCQxKz
        nfsuFMwbq8J3EY4nlUnABYxRWGNXh9eGzDVJg7ucRWuvilsRsedo3jDuyC1gCWsm
        I0oWLwD7D511shxZ3VymEdeZC7E5Nx/JUqf39DkS2Bvp5sXFMhfvYtPv9TcCQsER
        x0wRFoPJitNX7q34r+ep5b922kMqV+ERNxPGC2UQ0IUaVIlh/v5/FPy6cP2TVai7
        s90UJxTeCyWUnRdSXOkbGb2hcEr7piWy11D0QTiknfNB
        -----END ENCRYPTED PRIVATE KEY-----
        """;

    public const string Pkcs1Des3 =
        """
        -----BEGIN RSA PRIVATE KEY-----
        Proc-Type: 4,ENCRYPTED
        DEK-Info: DES-EDE3-CBC,F768ECB676FBC23A
        
        Q9keWJ13lsi7TqUSEfm/Pv9gLHd/WfWCs8cET3dQsdQfA3YbMnMViNWtBDl0uDLU
        CfuXHylbNZa768WJLEEy6yPzdl1imfCJaJluL6xUAUjl8PpjaXB44IIACVhfyQti
        DKC1CXNARPZAlS26PYpEZXhg5e12gNeKZEW96J8ODoF44pdYG3qouT4JYOxjI7c6
        2krs2RlHOpTTvDM2QnayomXKJQ8J9S0NsEDeaKD0N0V7IcOfjc5LkpYAMXA6rEZb
        oITrSjLt4IMC7TnSzWek97ChL4R+Ann4K4GPpZDR1x2VTps9jIF3NwSoBlUtIMA6
        N7k3eGVItuFGhFrqbfaAQ5O2L+pxiIRuPDL39PC9w0GpkVsHqe/nbuMF4XtF7Ne5
        ftPMo0+pVz5JMgBooNVKo7yPARatLOkmHNYesxC8dXYzPB4UqbrvqljMg5Aa2HNU
        bnlnCmFUkX1gjoLsFRdtviykw/dl+1Kk70Cp54qAxEwjkXbEcTGMjqaOH9Qb6xCK
        ChDvBSTOeZDOPU8P2BP2fjlbpmYMERV0xNTsALWdqlbCHQWNXb94sQ3wrg6YTMUd
        pIY95eUMBIVcY42XDMttSr7fj7cJoa8xgIEFCzGB88H6LVikP4PvzfhT1mkFmZ2U
        BPVcRc2Ig7CDuhLGYOLCq354ilR479IUblVCWLIZSUFT/5JobwFdv9DyW4H61rgY
        CXoHMvGDdU+vJS4posCx7sE0RDkwqktUSqsp/iySTT1716A/dVsE8hzrWq9yCyjy
        oCWKF1ZfhEdzS3UQUYzHunr7t51+mKjom2QXDuvm6cHAIyjby1SI/DkhwnXByJwC
        yUWYaFY2HXmECAXLWQbHdgYduBIWfC4VPgwUgs50RfehYpQ1CigCvPx5p9EChhp8
        XqxHh6TH0QEReFRWZLgoexzvX1VPvEqj1W4Zc4vkJbjE8oukJyowNqqjy2KzFKxg
        mIS2+frsW3PqMFlqFQyMrjbtRw7BDSNozAKN7QGkMpuWm1lANsNpTX8qbZQaBsAg
        0/oIBcuoXEw0qccCBkHywWTUydDlksM9/y1uQLCnOLzAR6FCt8X4baCGrWrGBtIW
        qwKydiFFBvWmJ1zGXnqrv2QrC6dFda3x0gB3bOw1xi+ZIWuViA5P+2HYzOLuxOJc
        itc2Xl5vaSDwEu3Yr79QDK/0EZCD2tdcQJ97aFIKajDJRsBkXgUXfpdF3eZovs8G
        V/AsIXGfnYo2wm2qL2ie4tW941WjwN/xtJ+yunUkcb6SkRpV2YFofp8Xpn9MU+CS
        ewfAlVgVmVIS6u4GTZaqhN2KPplxXV8MIwKNPFNBjJnwtshb3yk61spyULp5Sxby
        +SeA9p7vVp/I/GyGiQiaE2pLO+Ebtj5O5sS00Y1YeHSOvLnnKjChRt6ojffyFoVq
        IxGn7QI7rlxMumqT1c3PrmuLV+CZmID3+7bQ9A5jESa8I1DDua3ErVFEkCxSyKCa
        lzqk8nx4b48DA9Jt1IJHWqFJO5v/ZEL/42tPEVB+gGjjIKwBdVgISD8llFq/w4Ty
        loLGTn4gFr1ShAGPZjzT2BNfY1UlY73gAtulQi0J1YH44ThPUnMJR5lnNU7G3GWJ
        -----END RSA PRIVATE KEY-----
        """;

    public const string Pkcs1Aes128 =
        """
        -----BEGIN RSA PRIVATE KEY-----
        Proc-Type: 4,ENCRYPTED
        DEK-Info: AES-128-CBC,4FA97730AC1B72EA24B41C10CC475D4C
        
        csUta/25kaqlrh1i9INc604lhOIJnxmsQuNEPEh5lLbDQOFGGYtgdYkoTx8oOCHJ
        cs/et/ZFZQZstzzJQru9Kfip9jBklF2UebAdK9An5qYGLgmoReGxjLXqSu1Gb1tB
        e3ce8IjI4Nl8RcVURXiIn+rgDY1gIv9/i4MgWXgbjFEvKz6JdgqK4CyeEC4I/4EF
        z9/pwl6Uks1EkAn1cC4MDrztsXaYq77P1Lxcq2IvG9UcSBHKp6v0E5XaH8dyf1oG
        sEBwIRdDx/e2KuU/W2ngEF9jWT0ZimGeORgtYRipSxau8ex1F/zmLHOmYhLVpia1
        0hMOv3YxvQkK7Re1ZWRsQBs+SkKHqypQOgffyS60+TNCpfRsmF6jZ09mjXdBLiQC
        wBmqDurkJEqnQhiYajQk61JN3FFLNBkHsW+N0lcYrqg7N7+5uF0YDm0vpA3OEQu7
        MWxf1QOQhR8l8Y6y5AA8fbRXcYC8+A4JXgYLYiubctmnjbRbiHKlPUhjQO6cedtW
        +gMMP5Bn52IY4wPfsMJ8a6IWjsJ/FeQrDHOpmF6dkSZmyeOG8nis2z90jdQBfXdP
        dIcxKVbdQg+2aDD/ebhZLAhtQAPd/327UbjTEVG5lfKi1gikiCis8sRpQAjuOADu
        lUinVgAdUZ2LAAAWvx8FxJ9fPGPclORXgqGoRHbum8Hjgu2rudKuzIbYR7yygzKo
        xerUMQCrzP6PEGAQJ45QOCG/pvXH5X4Oj54UzDI8iQFHcaDa7GM/yVYlGBBK49d9
        k6cn6S74arlUW+EwpOfdmjWk9I9sOGEy2GispC+8OoCXwshdDsF4Grz/OfAfoQGG
        e4fyFDDmyQlSqsnjrY9Tsq1qVE/pSrC0H9m/GOqREKOQpvouWgmbH5iAwHWzfsNQ
        uzNYTKTvGFfURrd9GTFVfta8eOLAAv4Slqvph8e89F08A+XYxG2tPaMGq6VDoi4K
        U76yqWW0d+v1axsZMM1yxVoHTng2nHs5SNOJxUYzpKMk74IVseC6KYJeQXhDy6Xi
        U7KnFHCk+JEl2TYNehLUO4s92n3VWgJROVbcJ/ekU3LpWPSZTfKM5BmiSJR7aYUq
        oF1H8JxJLO8lrhfrAxN0uPJqINBg4vCR8s8RISpBBqnj/QgfXcvevQcpyu0/CxUv
        X2gkiilEWnTuDHYWFkU4h5D4N13tfyDoVqqPBDvU43vP/CSl705KO76dGBGm8ltB
        KPJbw5mLBVCYCW9oA3QOcrIVsXhY+Vq9C2bnSmPgy/npzLeUqfvCkjiszp9C/CmM
        JlS7+jXxL8tEA4962INOW1I35dCxMRxepGwqTOw97tGDkMzVsw05bEYqh/zgkCor
        c9R9p9D9qikpnT51QipQtCVxx2+E4w4CLcOkIbydZzdbFTw9jzjx7/bi9neFqypg
        aK+JdAEc+CMz0IVGVEIfdqWaXF1i5dsTFOwZSXGFlgWBg3QXWr58Iy46W0wJ+S7c
        K7qEUlQicMra8qG/s74vcaelJfBITWZU5/4yS+bW8ens42VcQ6xtExWURVDRDmTW
        19E44Q/+AZkucI8pGoVAxFBas2EfhGhbBAGPno4C9/J1m3QWGyDKloLmbr53a16H
        -----END RSA PRIVATE KEY-----
        """;

    public const string Pkcs1Aes192 =
        """
        -----BEGIN RSA PRIVATE KEY-----
        Proc-Type: 4,ENCRYPTED
        DEK-Info: AES-192-CBC,5AE4D51D63C4F6BB4561EA07540D41A5
        
        dc5v+NByCGhF4j+c9KGcG1m4CuJpG7iGL+axLLVzWjhdeU5cWjqURgrtYTxse7y7
        p0IV9Z4KRiom4sowaj62OCLwUmorJIrk0V1jOITdbW3yvw8R4IZczMJpC8sWNdLe
        6UWgOPZ7AmJ19A7wAKLeeAEQOiapc96DCRCVkuAD4YYkDhaggO3A12udkMo+ImB5
        kPagdfT8Ci88l1UUzxL0endg+8kTn4IGBzil+GoeZid1eS7uY40d5CdlYyqUjq76
        JX0OwfsyCZNKLhA+fNgYPGeWVVEcBBP/pLp2xPDeoQ09Xz0NmGyhXRwwi0Lt0I7F
        Vr0Zi+VxXnLRL4+QJG2DLYKWmsWUg8tR5Mw+e65+2OTb7NRmnggC9ObncJqbKZYc
        Y+edxq3x2pgQQscJe7kBki65h9y4sxsw4jDb4lGwcepYcUfidJ4KY1t07H51EZJu
        s1jO1tcyrlSW0PwPHh+yMzgxU68oGmrXKu/L8cZ+7uHcypPxQMEzdZgl1p1MRe3T
        ynVihwNmQWAXcYxDEfONH7Xt8emVjcrBO6mv2qVPIQV5tv1jcHuf2PZmALE9KU5F
        fTGreIEeR+jg5rOLTeULi7f/weCtFDz01T1rdLYSgXqfES4MlZWPhxq6nFnMIjbf
        2M3CBaQ5Ut5tQShmm/KkUKBigpZrRAdBRK+6vZ7v9l26pRhUENYiMY25oNTol3kF
        5x2Ku3iayM9VYuvFa5zGEYQv3TZX+VZ+H/45VaxlXN71jkPOS+LhK75kyOOaifd1
        PRB+wMOcpAd2DFbqIS6QKbzzuPcskQDo4QKBoXFf+Qtdf/ndg6nBmqaWCOc2FG6f
        TUKpvTtbtTi/1XyO+jenk6z8GxH5a99UbbjKuY4cz8SdVuF6SVlWD/4efhb+KsqR
        XddG0u+TqKC5+pld/s3kpV5nE+UEG2eQ4CppdldjugyBKX2xMqQWl+cp9P+3AYIe
        /vxwNUOxN1x7FLruiSgnNZ0HqSmBHRUBNpGSxh2KDzwbcN0hmM+D1k5R6rkJwgSD
        PnYBCpRDxul6hgFBwyOX5WiU4kgz61wZ702ymnd5lx6WHeIaV9qHSkThbsbjfdnS
        ZoVw9Bwm9XiAJjPHDHNf/6vFwfsuz8hN5tYRzn66r5Uy7FefFoJKrED7zkeHqAXs
        seD//+9wq/Ii9Q+urVeHVOkfjkw6t9HTDawpCN+n/82aaRIU4r5yYtt0N6ufbQEL
        P3YvrGizkZIBKNMf6zv4JxNky+oCQZ7sgRj7Ojcibmrcy63JbdIXfpMxrEATk2Xa
        h/8HrP54IbyMStl7tXOMOJQHpXv+u7cZQ5OI0LTXwWodaLTRurV+Mui8WSJptbqn
        c5TsF+8dZISzyZ7HqdNniOpqFxuCX7f+zlsNR/w5bmN8+i5hRuh2sRYABr/PmJXV
        VcoGNPY+Fr99WI9C+srG33QxZt3CqSIiihSMeDehPOQiWnYU/tpwZ/Qq+cd0j5MQ
        BPTpJ8+UnTJybSWz5WR+c0vHcXncGgRe3QtAKu7BgVr33Djg2fOjvFKGMiV//b06
        ibfgjIc23wbNgM7snflX0gdOpAExCMH4UZeXbLEA0XlKZ2UPf7UPkG3bpKMAbCEp
        -----END RSA PRIVATE KEY-----
        """;

    public const string Pkcs1Aes256 =
        """
        -----BEGIN RSA PRIVATE KEY-----
        Proc-Type: 4,ENCRYPTED
        DEK-Info: AES-256-CBC,34D3E14BF4B73953B8A3222442851CC9
        
        ZiUTBbGonjoAPJcfaVZFgrhIdvjUPUH+m1Da0FKB59bd09R9VjJ/0BOcBjgDwAk/
        8o2UcQvdHGY05sJxl1MAQQDQVdOh0nYFZmA3Wz/XaqP2GqLjxfw7huCwlwqEUz3g
        HhZ+vTPYtakYpqcRMiJpzK67tjRqEcE3VKGegMAB6QlpO+6SDoo/UsIrurqT5qFr
        6LTyInwsd2EPzeihANrj3RyJXEeAf9R+1eGY87R+bbOb0zBnOrM5TFq558cpVQBW
        FCz+PCLGiMBsM3gCse6FmlkO4JUZbFABdIJEgIsQJsl2wT50gmal9A3AKRW0d4FP
        DUIPD3UQCSPP23WC4ha/+QsIhccpnTP90GeadvqkqMuAlPKwGAj9BWuW+T/IeZ7x
        7PDjfL6TkGcI89wvGOxpvNNg7JGV8SHgpDQcEbTfs6fDURbywpvngce9fjCdMH2U
        MfOR3GVm9rfu/c9AE+DpFytYbJyPMPImCHkRNwRMb6XTjsQCKTKB60BRiE4jriNC
        PajmBh5SwY3wS5aENougGF14UaXYq0w3q62VjMKFlDBM4fSVeEToivJ2qxHOmGH3
        lo6zHfGXYYB2Z3iUA3UHuTr31dT0bgdI6fTc2oIDI9wXF2qcvo7J/PGlnuwISFaF
        P9RQfeqpDN9egdUpDzyCMSJncs1O8Fr5oY4NhrvV9qpNph2LfDTF9U07xZa6YfMt
        mm/hZbzXtClk4Ue/6pL89xswkGX2KaJWOMiFY55CBhZFmARwpKdVmpkQop467l/A
        7t588tNm7TbKLOREW9vjj3STnLNLytm+N/UIxjO+Fpqiyot6NLtiW8qnUfdVgWIA
        kZi9puGTESsHE4oNxQhr3+i4bfktkDtqTAcEmCWQjG2jpymyrC0Aw46WiThnPuBA
        Hw6lJIi3hc8+iFryU4M4NLhNELdYCx5K0QT+dala9oCXpWULMFumxfLFzHtHycDT
        jpLGPosMFXadvLhbrMIknePeGhqbs/8i6vaTJqSFwWHr41iJ1UewVenP2sD5jmtO
        496YBQTi+n8qT64YTZPULqahcG4TXhGviKirtlr3JEHmIIBsrgyUUEKu1exA7w0q
        aW6t1kU5TLyE0uinX5lhUXmOrAFeoKwPQdE2TxyOYc/p1wX9rg150emwTHqe5jTO
        A/rJsPKlJ6Q2c+H0geq5F69sibW8LTxWetZHUGOpf2jyju5pIDo8Si6TkwlyMe/A
        HtOyUoH0nseLmSp5ETG/KLOn9wWaiHHSqCjF5w0hlxZfm6p6tNptlK71hgFKnXuN
        sb7n/iwICyCyKGx0kGz0T8CstDVngX2KWrzHz6zjpvdNxD4Q1seWNRgVJ1McToJx
        fSu2tuNXrnpCiij2yyI+k/S7TVjUpn2pF9L0N8k/3KUrr8vtomKOV4Z4WRLXBJBI
        +//Pje7uuqvVt5jLqFPBEplmKMzx7lfp9Rg5h50YqcNSFSuTVSOPzxIYPdRHs+5I
        KASR6BF2Lm06Yg7oFWvEVg9uggIiA2QpHBp2KeNCYyw9s13uTwLkJwwpQXN3a+Cg
        Xe05IKIRUIJW1RAOg2YotiSoXNlJ7eT6hO53TkcwNsqiQpj3/8yR3ulH9ydO5wIY
        -----END RSA PRIVATE KEY-----
        """;

    public const string Pkcs1UnicodePassword =
        """
        -----BEGIN RSA PRIVATE KEY-----
        Proc-Type: 4,ENCRYPTED
        DEK-Info: AES-256-CBC,D96F274EAAA8A17D233A226C4A5AAB28
        
        vBrJASNdNSb1IuK76LnhZf6BqJyrWn1cujn36jqsDGh5WQNyA7OnX7d3E1tgIwve
        OD9J1Iv15y0Z8UBVCxBBcOXEztbkUTFpGU6DslshgmEFbbvJnSZjYDzn37c1Nd5F
        ZE1F9s/2DR7jMnX2wj0ZIYe948nLFODNYm8T6FsAuEqMZbC2z8O+vKzW1r216dqz
        3IVHWWiocMJku0wszFzWCgE2WT3kUHxi7FYl3LZMTGDdqJF/NNiiu87Ab6TqSKoX
        agAsFNcqH2EPqS+Xcq8a9/za0Jai6J7oZ79p+pLDcXoggvTeARSgDhLuNtxS9IAi
        ChNlvf8D5PpLrK/cAvsKAWR8qyKKsLmS0L2DQmCZXgzrs4qwsaWbrgJ7IKAKPPAN
        Apls5O6fXT8S9d3vjz1S7YRW/geun3KYu06dh3EI6l/yZU5vhVQv8Zw7Pdusp7jz
        eV3XyoX/CD5PIcj4BSfvbMA0yU2/VCwTzA/9rG5NlxLMQMXQsSdnnlJOwaPSiQDi
        xHXbr6E9eP2v7SqQA4PsTR+PmXK0G0lSNlP/IpEL6BpjzTaZbjyTpz+FqbrLi2kZ
        Bz3Te/j+ao7sWto023Tx9hukR1DyH9C/KaFmKkHVXQ29aVLL1JW+/Q7vbyMhpXV+
        PoKuDu0cltBKKs0+eV/nn5BgT526rt2pOQuZWiVD7zPg3HG9GvxhJ5mXJGKsAcme
        notF3PTNrj1rGpxu04X6yiNhaJNMSK1liYAtRJ19SV+tAdiv8Z/s8+cv3yTZdbmh
        YyPg6uBq2pclsMGdFTzQ8tvfH/+WEnB83/YYxoOaa2l/bktJ7fu/cdFpqDbx0m4P
        jsuMf816OldQXmhZ3SdhMQ56Geb5vOp6ybZh6Vxwp84QNr7UJwH4dyRmiaasHpGt
        PNbDhKE9KZ4q5QSsUetKtvZ9pu/JhW//X7RoqY4gtxeYG3SZTYKx3XfH7Lybd8QB
        DbWMG6Wl+wg9W9f1+s9HXSA0mFehXd+a7tNb0F8Jd7oPwl7ti0mEOOzF5MhHJR0k
        ZMtVCei5Vk1ypYfzWHjUzBNtz9oUi1xXJs8IZCUMJKbTIuHo8BWNEx0cWkAzlc6Z
        jRmpymFCM6FfWjGCswf9SVI5j21eQIy8rRTzO/NsYMLcFfnkMRhjrlrMq/oixP0v
        6b6z6xPCbVpneoWnmcQBGJZB+c2Otou+bKbh7S3wgC4vbxkigUuiIFfz5ndDUqX7
        5Q46EEYkce0o4IXodgQjDIX6e3NMg7h88MxjuIIBd84+OWZHhuUHi4TBROdNU1kE
        FbekPSuyVFYVIuf6VKf96ZMK4KzWMGqfJNExmkF/eOoi4343xLKrgP6YsGfA/p5L
        eHaMBRBg9+/UoS0Ry2XsTOqimk1vnqcK0wBlUhb81/3lEPFojfs4mzGUty171boA
        hA/8WIB5Bl7PKLzFaM0w0wSqfPXUJAi1jpXQ8kchIG2jogCQi8EXbkvUDmZgoK/K
        lfmsOTRUtRUGgRvIPwTpVuJvyh8dn0YoOWaseyEffjNl49jx6WZl6OCmS5QPtRdQ
        59uXIjwHmnVcZNFm5ijrviodFgzCF0F4Z2jYPMptRvJC1KqCbgv79drmg4rr12Xp
        -----END RSA PRIVATE KEY-----
        """;

    public const string Pkcs1Camellia =
        """
        -----BEGIN RSA PRIVATE KEY-----
        Proc-Type: 4,ENCRYPTED
        DEK-Info: CAMELLIA-128-CBC,D1EAD78D1A5919685C5EA9C68BE85916
        
        B3Hjhq1mgBmH3Rj6NOyBBfHdTNi57xqrPWUzSbrdYzJiN0tUID30rXq2Bf7wumcm
        QDSNyjrnxC9CSC1Vd3FK7gvOrRfmJYATfLpVsHjbRDOn5iAN0OaGesxzihFzIHoZ
        elpO5iw3iXhf+HalDUmhWR0B9a0VCeHszuXi8jURbZrTqjOHiKXIs4wo98L68ny/
        vD4xEdRVYLcwxr7KymPBRndu0IzmO9yp4Nks1MABnYSkfhgAyJyKJNyV0vjPXXZA
        gqlQ1NtU/DqrO0IMnq+P+XnW8kXYYs8nULABT84hk1v8xnGDmQeYGbmgppA9smE1
        f1brw2o4dVQ8V4eFu3fvdpANrLPIRX3eounnYpR+7iHpje1IO8cfVfCTG6HRN6yU
        PtKUVy/GLsZMAQoSrftyKuIasHSJAnwVequORvNfxVvLLju5gZNVqSXQjtLFZcj4
        YV4vL3F2YLosEtS7lqy5BomCjN5AmJx/hSm5R3azGIWhl0+aK5E4DDZ2Ji6lAR78
        dXGOk/aW6CoAQTn+oNG1Z+Y1x+C+E3n8bnA2eWkZAVGxlTdDTZp6efyj123EQzv+
        Wcw1uGmrOedwbZxotUGTBSU3Ct6XLL3+51bMSsEymYmW3xjF9KARMqQsiF/cQv+5
        jgR38YIHM0XrQMRxxCMyGtSFRb9syD0qK9wjtPwURRytpH5OGMwrUVBx6cA0/8DQ
        YSipT1dMtEn/tx6LVrTxUWVugE7wLHXZ/k4YiaOFVnhwaTQBNF5eB1rwwAeeD224
        uPb9qthT9ig4eaflGeFrMBv3dpPIhqR2DewnrGCFV9tqUHPQEaceFzd7+3e39Lsx
        5Wj/GLwY/yFF7guXQmNsuFrXGR6zTb0gUmJC/5J6Tqve58TO6QQrSquyhE7qQgys
        YskoKSWyWJ6PGzXC/aQnF78pw2j3FyyHYSHUpwnIZql3bDGb+vv/4xZcyD2oJXo0
        g7thEG++3JDWlRL69tVaQr/K/5YBdu+nxHG4gEFt2M9MLFYsupTBxKiBi2L1T7VD
        0XiUVEER787ZkkTbfwUpTCjltdvSMWwYFr2/PAJvgkj5lHGTc9FTa5Qa/VmcIVxd
        3baUq2t5eESre6l9J/oq+pdupAeep3hd30qaOtxX6tU20smnJkHplnb+xjWXBoSW
        aNNlfJQJt6CvsMfoVPkwJCyCOYYWr00WdTTUuxc5aaut7HZvCSFQ18UHQRk5SCHb
        RG9HNQlrl0A+NuC7ayvWIc2muYS43S41UfWd+YMb4lmpIhJ67ijnheogTF2GvSQ7
        iV/kVIfWA1nzASPAslbR7vgLzq9fdqeYkDnTILtIFUpDH1O5c2eAtaLumX3Bf5qF
        4Kej6k5xk9t7qYQcXAK1wX5Eye85MjdLG/vCQ+Re/UXzuKKQz1JyqASKpURn7g+7
        Owa3iOTetd20NJ5h+vKKjyFPtJqlX6pOw0i023OHsFj4FWrCWogB+Rj9EtXVChdA
        P4FztGGVCgoORIBCtqrGJyq+bVnfmzJ+Jy1NqA6SLKpr2LWUAykQ374HpFD3zfSJ
        MAmTLXQIneiUAwu1t3dfUe7DcvgnMHfsue5IQCHsJWIAzbkTt5UxpkgvGaNkUFm+
        -----END RSA PRIVATE KEY-----
        """;

    public const string RfcPrivateKey =
        """
        -----BEGIN PRIVATE KEY-----
        MIIEvQIBADANBgkqhkiG9w0BAQEFAASCBKcwggSjAgEAAoIBAQChqFQihbDQrS6w
        o245HofjCR/igFRcdPFG+BvjwT4FW/GR4M2NsLiF7ytRZwmhmZ2zaHszvSKYRWFF
        Tl2Mg1e2qWVcjgMWpwjUOCNP0t7A0PwxbYqt/dKmyT9mSgWeKVqQbKBPClne56wf
        48UAE0hRik6I3Xl2xBGSCvS8SHE33aLZqxs56dJl7JrHOIrvZTDGusqgTG/qRzm3
        BdOriH5AKEs6WfT+a1RnB+xFoxK0+zqZLpeuDGfFtaGiN/rre24RC54YL4UIx+tr
        foL2ScMUbMqw1rstkrZ2NiDIPclH8wH/g1Qlb9Oo5C3AdhvF6+gkCub4vlK2jCPM
        bL79urobAgMBAAECggEBAJC3bSI+hmw5LPwKQkk2ELXpXDbbZSojsj8zK1x3iPsp
        NRe/pKQ8WOPlmOTVleSp7WhHl0tY/NhN++ccYVjB18r42HnD0/X6cEfzPYFfJ/R6
        4dmp06Uw/dw7etsqVt8g7CcwZ0562LtYsFkYASqxGGOOqgGSKwNsQMJ5tl+7hkdY
        YIZKg6dFao95G0gs9V8nwrOvy3oQcLcRyMofEYqcuNKduJqDgG4MVcN68U/75bd1
        FXuFjtyZCTs5aVH/ik1SNj7YJvnQEcUxLRPonfuDia9IfivlRbN1Up3VUyM50sX8
        q4/CCy+jBv1L/GALu1SC0gd5TltPOfuKhNw84K044MkCgYEA1r52Xk46c+LsfB5P
        442p7atdPUrxQSy4mti/tZI3Mgf2EuFVbUoDBvaRQ+SWxkbkmoEzL7JXroSBjSrK
        3YIQgYdMgyAEPTPjXv/hI2/1eTSPVZfzL0lffNn03IXqWF5MDFuoUYE0hzb2vhrl
        N/rKrbfDIwUbTrjjgieRbwC6Cl0CgYEAwLb35x7hmQWZsWJmB/vle87ihgZ19S8l
        BEROLIsZG4ayZVe9Hi9gDVCOBmUDdaDYVTSNx/8Fyw1YYa9XGrGnDew00J28cRUo
        eBB/jKI1oma0Orv1T9aXIWxKwd4gvxFImOWr3QRL9KEBRzk2RatUBnmDZJTIAfwT
        s0g68UZHvtcCgYBkr5jATt2JSHSpHW1HvDxYe2iUPHcxn85OjCIW+B95DdKKt6xe
        Ob2BnkouExe+j67P4pQlYPFLmkVD8zR692jV0qJFONXD/Hg3KrJc8zmdQs+RylTz
        buuelnMAkql2FYCCqtcYoAQJAfRe3i1rOeOd3/NWkCZlmrrRY8wEx8py4QKBgA6t
        IH4CdQ3RRl4i70BGZ7ihDdFFJrCQcZI8nXN4+GWHQYjEQMvOsdLxwo8sHDJWGIOM
        qAuGGWvYTVXLI6gNxXoi9fa5PIOkJ9vU7dHI/Kqshac/bzQwVHwgIiVXhEjoyQ2T
        2B3R2PL9W/qPmdl+bby8fkwnpH+6Mcnig1Kilo4rAoGAVIMpMYbPf47dT1w/zDUX
        fPimsSegnMOA1zTaX7aGk/8urY6R8+ZW1FxU7AlWAyLWybqq6t16VFd7hQd0y6fl
        UK4SlOydB61gwanOsXGOAOv82cHq0E3eL4HrtZkUuKvnPrMnsUUFlfUdybVzxyjz
        9JF/XyaY14ardLSjf4L/FNY=
        -----END PRIVATE KEY-----
        """;

    public const string JweOaep256A256Gcm =
        """
        eyJhbGciOiJSU0EtT0FFUC0yNTYiLCJlbmMiOiJBMjU2R0NNIiwia2lkIjoia2V5LTEifQ.Ee3EhPqGCPzdWUou2OypjsNbWKZh1
        rzbME_srX1qZEegIni3IFKnhI0_qHpbHAeCvXj8OHXnLTiPQDqzbySm71tUrYLaU_hteYo7wfH4PjFXX1xer-p1LFaP4_WNLPBza
        4SjGjhu9c2j7MgydvQcA80t1LBZNPCcTkZ48mLjxhiT2Tm-riXExAkjlZ1sYUJG4cxMdzlEACTdhr4qjCJwzD8w0slwsMgR7b4T3
        5twLthvBdz2J7kTud5NvuEpb8vtYJjDZgnA09JZEQu7sWpW1yQZr1PwE6u6DhEA0EbI1tmrtPnEbbmADsooBk3cIIM0u3PcGWYF_
        2KMtk8FDicTbQ.hezmsVjm-bX_zJi7.Mc_f24e8RRPQodiOjn9BFl_v0SVTLA4ULuYzXlar2VqrKLyiSDjXjAahMpCpoUNucwbds
        axF1FZH-6HGfHTDGZK2eqKqQn3jIa1-PK3BKPWxYmzosrA2ttsl-oxA1EZgIPvvVmh-IPZTJ23d6ciA7utDyiUBROXVCCa4ljsE7
        A.nEqsvgFDhRO69YgAbSVzjA
        """;

    public const string JweOaepA256Gcm =
        """
        eyJhbGciOiJSU0EtT0FFUCIsImVuYyI6IkEyNTZHQ00ifQ.PpFGf_0j7PI_gwjkT6IkS8PFwQ0GBVH1SZRX3hHDq1OoYEQpyxCLE
        7MZA-wn-G2ww44aa2lY_C333bD_wUfZ9bHWOFkyO2WXlm2GxqPteuBH20cEM2hfq0sNtt2CK16GuNpvdIZZq1cBaN-HQiTd-YLY_
        RkVK1EaBBaE4sjQa4xNfjuc6gFKQW1No4XbTJ0AcL5PP5WiF4GvCurtt6cyDVQqvcS3j86Zq5YPdRo0VWl3IS2WvAAv3finefpXI
        Ua2DpxJTsTnG7DVaEEFsVi-XJhczx2fdMp_Qkwtpjxuid0XFwxBoQ_JooTi4Q5HGaujsmW58R-jDu0BRhr5SuE26A.9Pozok9n77
        kH2P-o.JmPT6K0zT7tBDL0F4AIR1Jh6EuSQCk9sfssLl4oVPkkNv0qfJzAKuWcVMfVoZUVgKG7APxn0T7f9yWDOqHhLSd21pCTaJ
        QvSJzFg4HA0N2IjsNT--xouZACkjiQ6NCVWERRlrniC9NCPlSA33Zl6Gt4KoLZ7YNy0OwzBOBJxPQ.Oz2UGuMQJ0Tg7aQsCm8aBQ
        """;

    public const string JweOaepA128Gcm =
        """
        eyJhbGciOiJSU0EtT0FFUCIsImVuYyI6IkExMjhHQ00ifQ.ih76EmF5wslEpJeZOhMe3UzhUtj5rMgQTJnkZcUWwjmpjoRljNseV
        6amb6X3YnD9EnJK0WYNWei6o2SLgfQf_Hv_cyzwAj8KXBVx6HA1IYk0WLXmPslBnydwgn4H9uPio3aoWflwrIPk3e4tza10ooRzo
        PDmQLALxa-FL4VlCJMcqpDPHEGSrj8CrzMCcOiUl3iW5hNoCNBjYCA5OmfRbjP0PNTs7YyqrNHrwoiC1UKZJ08wfzMyEVPwr3QXH
        c-8ERNPI5aEsefSb__1gg582x9vjVAawqeje0BmL7xbjQnCI1AVcKVCUv9osvgmr_UsUIgzzq-r2SAgkLEFvqVYNw.e5PwAwZbkL
        nECjTB.kEMiw_QrbEkEODrIHhyntubAb3gOP3ZAzb4EFXYWFJhpUls4EiC7nYVn-Lr7KQ5S53dogFCXzrpVNlbVgYbSBznoZe5rp
        6AHNTnPFPkv1FbFk7QitfWqa4U2xx6CayGCTSSN9B0uBBhq-b5VuAsb52OD1TCEhR4VXP4Mjod9yQ.2vCo67vE-hv8vzljlVjjFQ
        """;

    public const string JweOaepA128CbcHs256 =
        """
        eyJhbGciOiJSU0EtT0FFUCIsImVuYyI6IkExMjhDQkMtSFMyNTYifQ.sxKUtJuIibE-ut189duSRWzxxA6vP5XODBJO-RwN_AagQ
        69Bhd68KaI6Z7lgn86-jgMrd_XYLatzUjYZcUZDl5tzSMS2wRxXlvNLHeogh3CEUUNmTrLp0Pv2C1N9z-tnToWUXI9JmqQ1VaScj
        a6l22ImJXfY6ABgXDNqlkJ4yIB8NYWKcburV6Dr1h29tEccAkQTdQkLE4DUBwn0_Un7RVw9lmu_xXfou8_KLxCGR2BPJr2mc7f3q
        GdvnvDnR6TdEFs4W8N_akRgVLKQ04oAeQN-mtu0vIqSzxs_tChB3dFKwtZEkZ__jAh5-jNpPuiNmWRbjTaOOznibDvMBpk0QA.kI
        qp9sS4F4lN2nFJOhWtwQ.8vUb9wsz3rWZJSEatgfXS8uex-fbbTX7-uDJL_2r_rq5ul4S7_fIwRRwKl2y-D98bwjRwRhA4IS16wU
        uPf--zpZ7pK9gjguHyvMjJauHhSQXCogRFrmM7clBCTsHKnv8nx0cFBf5ZPXXE_TQu_uOBB2jmp2nD5TaUM4ZC14_yAU.QuzQBla
        WUMw0M-aiiI-DxQ
        """;

    public const string JweNotJson =
        """
        eyJhbGciOiJSU0EtT0FFUC0yNTYiLCJlbmMiOiJBMjU2R0NNIn0.l311GO-4jZy1CGZgqvhdUq-rZND0hEZR1w-m-f6fNqpyRKLj
        7tlS5BrjqU-QvIcxncB2wsY96F6JBa4mM7Coyphse78a8KiQon7w0g9U8UkuCP7TYzxzWSxtiJ8KtMenY7G0Yss3Vs4vS_J9wtx7
        ZrMrYmqDzzUeOHe2o8ueEY9_Xoxxt3WF8F5277_YUT2_YSr9T9cdj2FjpgGs5COYSJ1AudVQNz7AgvskiZdOwc-ahuQ-vGIvepRO
        vBDYlUWxrR5Xi699zl5usnLqL_OBS52gtYqb3-3FXtJbte2OeDek17qtT36iZQF4obaxWGMLfeD0_3zUG22ZiF84PzvIBQ.pi2qv
        PIwfdqEQK_t.RJtVd1CwxY1XiJpE5--VucA.KDHeGYGA4ZAAHu1Zoc1nFA
        """;

    public const string RfcToken =
        """
        eyJhbGciOiJSU0EtT0FFUCIsImVuYyI6IkEyNTZHQ00ifQ.OKOawDo13gRp2ojaHV7LFpZcgV7T6DVZKTyKOMTYUmKoTCVJRgckC
        L9kiMT03JGeipsEdY3mx_etLbbWSrFr05kLzcSr4qKAq7YN7e9jwQRb23nfa6c9d-StnImGyFDbSv04uVuxIp5Zms1gNxKKK2Da1
        4B8S4rzVRltdYwam_lDp5XnZAYpQdb76FdIKLaVmqgfwX7XWRxv2322i-vDxRfqNzo_tETKzpVLzfiwQyeyPGLBIO56YJ7eObdv0
        je81860ppamavo35UgoRdbYaBcoh9QcfylQr66oc6vFWXRcZ_ZT2LawVCWTIy3brGPi6UklfCpIMfIjf7iGdXKHzg.48V1_ALb6U
        S04U3b.5eym8TW_c8SuK0ltJ3rpYIzOeDQz7TALvtu6UG9oMo4vpzs9tX_EFShS8iB7j6jiSdiwkIr3ajwQzaBtQD_A.XFBoMYUZ
        odetZdvTiFvSkQ
        """;

    public const string MediaTextFile =
        """
        pR4mnUeb6npDxlQfl9d3Q3uA8i9vB9lT6Nz70oBd34ZFh6ZGFq7kn1YhI3IrAq2Tp785rTk5FxSApxFLm5smyL2MtSOWZkbsg4rR
        9cU8fb9nPkekgjfe/wY4V8QmBT71+mcjlS5GAqWHoWQ3Ec2Cpcjb2/YkpMsIpO9oEtR10iFv84M0LJmNK2bFRXjYgK8Qj/MOhHLf
        imcH+cONTRozx6zoQHK7QtCxhm3X3Eo6Egk5wiYI4aPNHWme5iax+3s7rqvRouM2AyNWbdjUD5bBPJYILwNEkCpvWIQwqRzCsGwv
        CP4WtchXvfRHdz+1A5n7lEiYK6MmmWSeDUZeQGE87BZ4gVWV4tEECouabMYxUlqgXeD9ExXU8uDIO+KkWRERyY/5XdEEmHtgrSoU
        RpWDQAhCo0wGzbT8JjkQ80YjmECUgndKykbh4iSpG957zjacaj6Iby47EJY6xPXMW+FEaqyx2lPCf8GUSiuzVYzwBjFZFtibZ3hY
        k2QyyXuHqnAevxAZMvvgSSYQWAPLiEwM1Jcuv1gQLdyJKMQ5kJM2eyrtjQxroD1J7iLjxrASQkYwrnhVjPnm5Ylzvemfm3bJZNm2
        iisMRYn3/cNfHzmXsOcnidepHXU/1Y1Jx79arFndaQ3MZcYZ/8oLQ2YCtCNvLFTZ5B/8u1Ziet6MYZHcvhh/Qvji/6hyGVqhmckq
        QI5PjU+WxHmRFls1MfIshVAHWRFidekCwb+ig4E=
        """;

    public const string MediaTextJson =
        """
        {"media_id":"790aba14-5f4a-4dbd-aa9e-0d75401da14b","cdn_url":"https://mmg.whatsapp.net/v/redacted","
        file_name":"Beleg für März 📄.txt","encryption_metadata":{"encrypted_hash":"Jctm/BYtzFN8rFUSBKHTH5Qx0
        6T4xILADIkVkVevmRA=","iv":"yMboZ2OQCO8dGaOJ2Li72Q==","encryption_key":"l4OcgVFAylCSwbJyx3zoJosvylUct
        mJEVaeCURNuNj4=","hmac_key":"rAbcViYjfio1J5x2UTiRUgkuUdNSLz9aNHO9/RdERvg=","plaintext_hash":"k/k+UzP
        x2/DfjbAWqaRpUsoOcsjnceyQv2JIB0b/7EA="}}
        """;

    public const string MediaWholeBlocksFile =
        """
        EmVQTFfJG+yQVBMh5WJkvS89kY8lqLF/0pL7P1sDlcZ7GjSszKclQr0OqDShbtFsJbISEZVF3kAkuR0plH2vQqMi7AgGFw8XF16X
        GBos3IzI1vVytMqzS/6F
        """;

    public const string MediaWholeBlocksJson =
        """
        {"media_id":"790aba14-5f4a-4dbd-aa9e-0d75401da14b","cdn_url":"https://mmg.whatsapp.net/v/redacted","
        file_name":"Beleg für März 📄.txt","encryption_metadata":{"encrypted_hash":"oVTf6xRYz2kVX+u8wfoyFaw7s
        LPT+32ow62gDY+BR30=","iv":"5yo1/ly69/nP4FXEN5wM5g==","encryption_key":"h2+rF/6HCedEVgFvmndM9EBGbCOQ7
        b4hh0OQYwNFm84=","hmac_key":"GI+KWF3y9wvgAwgDNfHGLP41mMCU/fRcyL5UU6PGbho=","plaintext_hash":"ya7nEaF
        TItZEa1cVa/V2IfgFFaJ4cxzhBKyUpi7qosk="}}
        """;

    public static FlowFixture Init { get; } = new(
        """
        {"encrypted_flow_data":"VSM2zcW2vCPZHhpSL/+9qKcM2WmrWfKXyjr1p9jAef88IgxB3+QdAui2TeTffPgFmL1cqv14owH1
        FZI5PZXfMibzpCaOnt84","encrypted_aes_key":"h/wCzRL85zKC2J+82AjtDko73WDQ1DBzzrhswqnTlXMlwSnhy8lMzpkl2
        kVpF4LiuTzS+KPqhi49DnFk7fHJ6apKJAXH6sjsJ4nfhx6RD+hCalahUSbXDfrt9IphtJDfz1NOMc7XawASmEFNccQ4IUgSDC2BO
        A9FKtpIIrE1bztn4k52izvO0ubANCGKbKJEVROnAQGBfKnDo1mziyzyZ45R+/NTySNH/oVy1PNRfvtSjpE3iXjLrr7JtHGqlCzzw
        Q6kemMbhSJ3DTTTE9McuEfEEomxCuNlU6mmK2o/p/So9jKCHrwrvM6MEtwroLbX7A0NWEM66nmrnLIcWxPijg==","initial_ve
        ctor":"hYFm9MNBa8SKsMRB9cAyXw=="}
        """,
        "sha256=0c9092d938e8046da1e758596bb823912b722206d348613ee4303df56b02cfaa",
        """
        NAg4fbFAtQXWhMuB2MjpFkOA9TnJYkjpw33TPLguemVrnjUcGvTYtT7aVYXEFw==
        """);

    public static FlowFixture Back { get; } = new(
        """
        {"encrypted_flow_data":"4Ed+w7Jft0UMFJ5V58L+hxdscJVDo05Y7LzlWJMYL/abVFGARGNchWT5nXsu7zEaFkuqGU40AVhB
        eS//NZmYqei8pzeOcwBkOty/+PontmZHFCL5UIHZBZczxw==","encrypted_aes_key":"FPzVdHdgObnaW/IfZraPgVcBZlYcr
        YkiSbS1Cb+5QNhPExKsh3Bwv8EEGSxDA54i1Y+UvVP7WNdY0JnxVzCWvTBLDK1a4pRcHgqwpOtPWNdNcFc4cB4x5rhrOTS0pdpRn
        og7mqGYM7XN4rqs9uVXmDHPqTLSbLEAy2S/OgX45kqZ2l/B2u1bb2M16A/AFOBK9Kw3jVV8XfJGzny6OcohK8hufdDWAyHV8w97w
        +1mmqoMjz23H4q/q/ReUHRoSuPM7jhNxJJ82FBdpiivB+BcE83N9JRMfJnAwfyClJiNrzHrBTHjRMx+49QxS0QDKW+XLBHu3pyaa
        15HrMz8Ewz48Q==","initial_vector":"jTyi9YUhN8zMjpTqm07keQ=="}
        """,
        "sha256=a76f983c8bd461db6ce2fde4b63ec542f1d1c57a7897af3b6d0ab54cde87990d",
        """
        DxwcrSVpxmw2Mwi/f3W+X28DkJMRuq0IVKBD9Um+emoSuhe/fdTfdfzg4pPqXdRkwBhUP+Czu8IQg64=
        """);

    public static FlowFixture DataExchange { get; } = new(
        """
        {"encrypted_flow_data":"jdebS93taMAXL+Z8cTCc5WqPn9+PbVp9ojHB3NOSXh39Y/RwqWDzeB3WQfyfTWW2m6fIIo+/3nvq
        V+Lib0zgFOBouzBYYPwvtELdcmumGaNqWXUSYj5kwo3dpDOrYlj9cyw/e/a8pgAsHU+oP5KCJGQopzDT4To3kW7bzeT7Ou5dMCrN
        3ZhJnx678LcNou5j+0jFnA3q8mD4TTN/","encrypted_aes_key":"jWpMI2T5C6jYdSPmwaxxIlDcIfP6UROmka+qVN5tD+C31
        f/bIGLpaLQDtjjcqPeAsu7eihR2vdEukQMdmNY2XXk2A559JMskRAJY8i/Zwj4Qh8rVWCJXYaY5ey+G0pxIk1M+NYUFhsHvgyMbu
        szgzMgpcHzzp1HxW+E9YKqbacOKs0/9seSLP2GGy5fCKu3b96co2WO4xdhKmkskl1KVzT759H9qtdI1Uwif+E84kH1UGCSa1wjik
        4+vL8Qyl+NAT+1Tgm654HfKOug5JbdeCEyODKU4QX1HstIcKLEKA/cT7BWnjg59YLvLIkxIYZAZK0E2H55JrcDmF5MQ47kXcg=="
        ,"initial_vector":"LHe1E10BUTBtVfFiX4hdlA=="}
        """,
        "sha256=55bc0f0aba329d27c7cf7158a568fa4cbf32c5fc6c56501012a4252f101a1819",
        """
        ebeJKxnnInps7SrzpToKdy5+f8RvT4FRIkjB7AxazFg4qNtgB2UPQh1aKEFTSSKavPrto2JV3Shl1dK7zSTvhMV6bn4quQ==
        """);

    public static FlowFixture CounterWraps { get; } = new(
        """
        {"encrypted_flow_data":"7Po9EcFqU1scCT9WyN3FJL3E4kR6HjM9x0Vwt1z1UHKXw3K7arVCBN1b4cNl3qbY8jcMB3hI51kS
        pFEICTOGwWIGnCjUcJOxNtKIaJm0YYKJu/GfluzxT3Ec3hvN6hKb/t90DrfXMaccg9o1PbfGr/FK4uYn1whsYXRAatKuDE7RXg+I
        8htV30WTbp19rhMq5SvgWy7s1AaAOh9uzOKR4YoBtGP1Uq52ST9eb+CEBR8OT7i2vHrPD703pRIrJOMcfL8QwVT6P1Mdo4DdZ0Ai
        8te+4IGpAMCht/Lt","encrypted_aes_key":"jU45c1QhTw51M+/DB0DxHUTvgY5ZcuQwsQnmglG7lDcjdA+5DgDdRDzyRn9Y4
        3gtniNSwngbyvdY0CXfogJo7Ixw7Ymi6lIJtEjiePY/fXryTI4FIwAnRAOZU6ax6SGhe6UhkWd95zNAXpmQGTPfERn1yYbczxvZK
        zoNNOn2tarPPRZxJGA6ziJNEBVM6idt7oroHFjsGFPah0sIGO027w5145PvTCKbzhopOvmxCR1cnZFTN5QwF0Tzs90tJav/9DPTh
        Nsa/fnHuPHb28jEC9vwsxzP7qkActaNnIdJRLWBBQNJpvL/EY7A2oEuavFfgyv/PIYSMy/l7RQMQd/1XQ==","initial_vector
        ":"4yPPm3Gl2HOOsqSVVK+o6A=="}
        """,
        "sha256=2b851f54fe2dbc4255125ac3a723a2a99eca2ab457b96add3e175645f9f74f54",
        """
        9RHeMsqSGY1xjN8bd+/JJwMB5c1H/E+OcBQ05yIGb+6sRFjIAJjzWcCHD9ayRw==
        """);

    public static FlowFixture Large { get; } = new(
        """
        {"encrypted_flow_data":"5eO58sey0Dka9Jg850XMLe/TdLKkbwr40QH5NxVAKkt0XPxNz/17ka1IG+28xa48B0Dy9WNUWRTU
        hnE2fCX18zMEq/iG+QLRXc6UB0OdtZSBrp9v1Fu5cLPW0CAg6BFlr66shI9jbn2wbceHEQQL6pszhGMGskAsCnswf/Qk3U8J6/Vw
        oR8Y/5Klzg+1AIvOqvBxUdHrgDlPZy760A+jhyeMeYhk29SQU2cbahc3sA3GFS2UcXnorc6AAanHzizBvSN2H232cF+cyLSx33O7
        hkANeNHn4eXbpybopFS2phBS93Ndlb5VD6H9U6xdz6kDdiof2DfXmLfIYnuf9J2CPTUCLCk/PhwsDdx6ECSq3eoJZ9jCZ3PrkeNj
        t36AbTQSwB17hWjyYIv7JQd6sq6uC+5M4h07bvP9yBuLzCM4M4UpI2necdfHe8HbeELNFpx0aSaKQqv+OIN2kX7+qLWOIFporfDV
        LIGkSdMpD5rhnXsULgAoGy6YN5bVKfs4dkVsNnZknuINvf3DdJMXLJx4wSq0DWSyRdz8LX0WIRD/lOs3bLjfDHXpHTzM7cR04j6Z
        6cedh/lp4NaH43kTgy1BeZWmeHA4Ry3ssU5diTyY2zPkOuvKTREjK/ASPet77rAcddCILCtaAe7RRe1nxVjdKvPI3N91uwI+uiQx
        hMbJI6j88KrMz9nF020YlFkg9HULaWXDRN/x6AyYFiQS34r3trJ21NexVAfCrotAzONFpUjkTF2yxqjzfbK+fqRNDr1J+H/dRg0B
        yedNrDmXO6s6xeO9PauKY6zy3nJA9mr56xQiRfEZXoUvJH17b9wb2Nf1Wndf1egjMpBznNZKn+qem4hIP/3r60ume3LyYv+bgA3s
        vT6P8azqMzxLBml9UD01Z2yYNJoPnz7oA2A0E3NO6M9sHZ7VVn1X7K0MgOKBWZoeUv6a/0Rv5L1lN5iAHF36Vr+a9Y43Wvkuurmu
        Z2kn8oto7U3jPi4SuGlo4P+iH8jL6fnkrtoCKt2bcixe1pK0Meh0LsIN3FpumxfnAkUZnm1c8RWZrYSn6+h+oI+fbPfuYibJABdL
        YRHZ3ckVnEFCpOTHjrZ7pI+Rv2+UGfnvm9vtZMlCWHB7nl3HZsXoOF9eMPsWj0EOnKceCRnynruHGdQjsPPx+sLi6J45+EuR2tll
        1wNekQElKO/6r6NynKKmROurELODwNgJ0GzYr/tOaKrcHs8sp7tuPYDuGnWC4FL6PbNWMVCrBM42tw+7980nSFU7HM7nZAg/7fEP
        8qj53NDyvL1IG5Hz5UM+Xei5rd32EWatjHhwatw68DuVYe3ymgnS7yvgI1zwv39fqIKv/hUnU92jNzPBgMLgc9Xx47sWkfwZOQ8P
        rGJpcNKmX5dHunXDK9Na4N7MiBvMfl1oDj7O6+My8uiFYuFNTSDWfP8BzOhx1owYnHRQSJ8eLHNq43p9JXs+Rn53b7FhBCSWrq6x
        VPQr5ezO78bsMs7aavtg/RR5oELbR7dE6BNviAbOkrchzdoUAlDkS8ZOLJeRITf2/bxIfM0QE548SgGB7yvuOYnhUji2KReXi0Do
        8J8Maen8OEn8K3JZW/o71dK0or2hY9ZZphp/ldZmQNUyK/8qhwhvHcghKyl2e5iv/RgNlbwV5hBnA5T30FmC4u53Ua0yhSAv2FoJ
        yvOOtF5hGBBIn5rqd7Gc8/va0gKMV0jooO2WKIYOK8qnEWPEKWqdbjyB1jwHDd44bQxU0MO9lSpOFmK4mKVJYf2FfkGEdDYkjjAH
        /Yo3Nw9R9XwW5UJS9RC+ePBtp1FlBDPGLPMI7YTDUVy/U2AO9fqw6r2M4A4ysMF0nPRrgNcuQ7ZAtAS7kUXmfXAiSAl+4c8phiwZ
        KSPWa0Xl49QUE1Bzg+Mvc/c6/a8SF9z43CzpJ3s4aLZOSi5dHee6tfXvNvakPZAeEXp/fUAbbkecxuDBivFj/evM2GXZpUGMAyKU
        zpJthHmfzLUAR0Z8JvCe6TR7nQP7VAGTyOWyeK4pTN4tnK6DnuzuC/k0RbYZ+SLZX25d8K173ML7y/Eppydt2hfmaL+w6UhqR1b1
        p7d7BzQxmq9dgA0DXHNv76xcUu1uA6spe41iRnrs9UdKETvNTTATtw/l4IyAFB+Jyk6reloepVISFicEGy3on0rtmCDEYzh3QIpS
        lmqDFpzLAOr6vwgHBg2sScNmsLImPp/6Jb+grSvpw7+6R+qWyFAU7+yiKxL6dj6wgqgn7K+M92A5Qj7nzKxs8oMf7EqDyW7Ke65T
        t1ThVNasiXKwaCsWpi9nt2b4RUkrV/AzjAZmm1zpXJQdHLVtdierizz7+ab/EIxx7naP03UMx+EFkjIqM4ex2u/ps2URPYkX6zMf
        Dv9DM2mHE4S3hhcSpBlWo5x83D/OTGUMkAdY+X7alRduIDbg8Xzfz3Sqi6Ox1XkZPfU4NavwzOckiDCpavmg8wTZ48Bnnk64T0PW
        xt7XO8no9oF4Y4fkbMXlTq6BwRL6GBdcvVoFt84ZcGwdW5TfdTZvHLi4Jb2i8NQmYWZz+z8+Qamzn+BuLF9+/FtCf4tGegT19JBk
        2XyBzebDEJXyrhGOylbvjw5OgAQ6hvQ/uDc4uZjzzphOdJaOMlsBwHdf5Ylyomrx6Hh9HxslFejgmVytUDiEibY8QpgPlZR4EQFI
        9fmkwTOMDkhxoqu2SxWXT455amEvyiw6rkQRKKyj2WmWfelvRPUN8M8/4uyKlN1BnHuWvzTf94fRAwnh+Iokoft7yfdM/dzqCN8B
        dEoYN/w0+IFsXUSqE5K6Ta65kcYWLPvvj+YDu0NcZR9wzD9pADn/rSb6VZjdxku6L6l0uWcO8WMP2dS+eKOWQEVr+OmsELjUwAfM
        GzBs7q90fQZRZRxmkRucGqoY5EkjxHHB1uAN1Tki4lM3J2A1tJHrQ7xfsA2KrH6thBEbh3lbPm6TD4HqesDNYUyvxlYcihCnD3Jx
        1XQKHscPG7KA2C+dQP/DImnN5xMQVXVXeJ5RY0PT077RAPjfmb5f4LUcU93ZBKK9KHVBTxnAZygonKgy4ylgcv1jkn+NizbWNP1w
        d3naDF697vBJ/TOvfozgRFL6pIOqUM0Z9Pf8LpkZrBfWvs1Y2R1sTrtgTtBNU0idJB7W2JW2g+7wFwa5fFguk8cOQqsOzPXLzUVZ
        UXkHoGus0mdVoQDq0JayR1ubmys5iYKKGGICH5znguMsyvls43RKghP5rEafWK5GK9w2iyROcnvb68rfRbytn52LIz2xFCIqV6e7
        0QlYxd5zIR1B11nC3Z06mlAwVDPGfNX8+fgwKwNNhu0gvwfrID1UntlIKy4S+pF5gHnleZw7Qh4yOoUwBu7MIqbCBRgb0SHGLGW5
        h6ninX/rvWSLGb2uAHFh/EyUv9dBv+n75GqQkhxe/8EWplOisLnvhsf3jUXCu519jaTxT3PZkcvPAl+a1ZyRs2XUQhxcuN2lPiUp
        MEFm2QAycJBXMWmXc9vdSKEndGFKOBL7bNcexpyNcEjCwIWj/izgwmtWC1hpAmjAglhudRJpWekteBG7j8PHtRgQy30Hh6stSK/3
        7mOJJXYaXTnK4nnTJIoKtRQCEQYWNPbdLBcLyBycw8cQIEJC3wvmr9Rm4holQm1bAqa4GCJxz0Cg0aAhpla8euScDCHV8S0exWlb
        ZDokcoGNpHmK7hWG0PlMvCd/2DumSm6wml88JbYF02YHifkfbxdPPbHXdz/h+97OYN/oDQkcn/uhLmyLPlEGkiQnyb5lB1akKSMZ
        GYuiMNvWP9lo9uIYdkwMgpRAZNbxCmKeKVqAaE3qESMXSO/ysu8f+pMyUBoY5MLAS6eFGTpJ5fKdf8Kjpx5VFBqyvhhBcNjJ6360
        IkrFzPyNxIPcTT/Hr5LFdm9IwisMs2UnKQmR5BqQJN6pGQdT1gtQ0uYZZVHVRr9DNx51IKvUD9NT+Zgp3TaX7DV2EQ08dMd/GOrQ
        HzAm9Pv0eQzca74+/9cM6pUot+hEHGOMdVh4IqMzN31v/4I7EysrroVp4G6AgOGzWVqaezFp//HM01p9mkYh51M9rwYwbSlHr1w8
        nHTjstrCklHHfoFqX20Hx5O7CJZX2U1BB8+rg63Gan7zNXiigDYn8sgiIF9H7h9IRTRrcSdpF0ElEIVC6k6aG3DZfEbT8DODm7tp
        ThUKzk0KIAnMFscifHC6uBIT2sMDdJcIUUvJ44Ndo/V3+Yj5ZctLOQ3+Bbicr3QYtYOFAEwe/kidsWkY+d11d5qehbw4dAV3YjxH
        BULA0Ldbb62I3kJamgAeHKdyfVzUQ9UT4LfReFM6XUDuDTQHIcIr4dmtN7JmodVH8ystoqP8oaoWcRsj1j8WFiS5CZmIaw0JJFOE
        4hDZt64D46xwVpjX42dllUwuZPrCmH4W2DvFSHQsvCT1fAd8Ud3etsvql9WeWruLh4zaLFbh+oR+thWOXM87LnLtandexK4hjrPF
        fQ993vUTWDWdZrk98g4BWoNVN+Juml2qq4ugBAKA1Qww6rBXLq+eha2fy5L7vUiaKkZuffvOTNymp+mximo8NknGeuIEX8BGSJ1i
        DVHWsZRuk2u1z/o8UoOqC6sIGG0VXph+jcpd4TNqGiKotKlud7WnGUPp44SlYXb9GK3zlZQYmguoqx4DYK8vFPzl2V1qL6x25aSj
        l/Y9PxI9ZiZV0pZA7mmI0HDtHOWIRFKpWsOSaHklOtjvrkMaRNS9xjzdy0QlwOH5+0ixJYVuTiirHNk0zv+pC//VA9NATXOIBbCU
        l28A8t2n4UiwTJD/e3Aeq4g76dfgt5b80thS4YU1ZdAyKqnpeNq967VmvlYUIbrcgGHUHEOf4RRRwXeLKfvUdOK4GQqlYWmUfm7t
        tLU0byp9Lrfsg9E0ZtL/+ijuIU/lCJHPZm3dXdtywWvcGTf4F+274BUL3a/qLU+oXP6duIpzblCCj6IUMOKbpUvKA8C4VPBo2CmU
        ea+l9XQ6xfGgGFhqe95RgjuY7wQ3fTUp2DDvWQ7v6x+UAZjBxYVk6DGsWeyvYKT7Ry9/tFd5fIpiVANO7QCpYb3hOHEr310GGkl4
        qFVXYF2I1nIcHpst/gWDGxEA+HINYj+NZooJFqAzwvcmXYeOHBH/LVEv8lqEz7mc6haelDVus6EaYA8d7bWRRYiv2c1l8E9tVB1a
        Yzs6x8XbrjpilnUgXjr7qmrRNRFnMdALDlsVFqvsDbC47BZhVd7/8QQ3k2ehSuj82LYfCSckh9VROgeJnrUhqOvOVjvf0eKLPNxk
        8DFwIz+oHxRQLDsRLArW7JIVcaY1dv50oSAbYnqWdrS+e1yix3T7+6YrSCfCipnumriFFA0uUz/eWlf9JVIIWrjeU1LMH9FLlOyi
        5mIXZxLR93dcl0vDZJDfd/eeETqZrroyHct5kU5CKFyaEejJ5qpSQpXQGNSGkQq2gYjesAuRlIGA+iLxB6JeKpAgLuT6G4dGut4U
        4zdx3Weeh1DxEbXDEJtuRCpw1uL/Qw2rBqtvZxIUaZ/ojwusyYkZFYHqlMvnPFvyzg8uLpBZyzNYtJZwSg8o4EYaq5DU8VoujYBh
        gs3rMqdpZm8QIyIqAx45PH/xVhi92cT5NzC/W/bsGc84F6M/UyChGE4fPSuq5qMq6HO4hDXZhxGTvuXJNZ5+HiJ/ml2jrxixqGo/
        7cOwLOVVseg7ujrNapEuD5nMArLcqyDGWR0YGQT0EpLSaEW+DJU2eymsWTiGMOhFDNZVr4DQfgLtPoiHj7/S7Ci1OV0RIaZf7GH1
        OFTxzeCkElyyARR9H2xijqCmUrsRsRbsh6lxRPjMLGO2IcMPeuGYZNNtE5E5uO1JOks3r1Q2zCn0L2QlASnyD5mKsAIFRm0JhvSZ
        K8J3RlJiZIZypomCNPBlDZOdz1eC5DQWmZiF/RJcQXYRSv53rDUn+3hhZnWJZVCWLfI8i1nD0eDWMEPYTvuyqNc93RcmYEE1SV9b
        Zk4nIzkzknxNbmuxH/WgjjNUCnDsb8yEPHY4h/Lm7Y0hVu3p9QV+M5aZHfFdBI7OAf1F+xndE4vRgk7qKcbcE4mDF8j0tvD72vgy
        ih2LooqeQk8ES3W8liWNiR63tiOLFwXlXEuBLhCOJbqjSyqFIGnYnH/Snn1StBQI3QC46fC0RRCZHU0tNcO/mQ4UjGEdZzC6Lhoz
        ZbsvmYjxHcYJy5gONJTj0nchmsuR8Dv09MC6pwZ52ESdkkx8ZaqHjYAPVkyA/jcptb1E4kqCODWYsbIbXkoiCMZ4GnDmohH84+Oq
        H682Nn3SlBfBqbMv3TQEKYWMmhkb4Imv5nm3vA1BSiCT2SEeqvnrDQ/6TLVQGOT/zUYyBulF+5dHD19c77dH6gdlJWS2wy0ED2KU
        pPqcN6n4DllJLVY1oYQdc787hbPQnb7Je6K1zu2NaFvnYoa4bgiJmaJzSw4xfpzGPh76Cg7qb2/xyh/pqZCTf4zmb4WAF0FysU9c
        enzLNK/A7fGPLuLFnMukKYFlvmLTzMznzgjMuY5EG/THuMo+/DRvaovD0MzvJ+46Ce9r2wEfbT/Stdp16vgKUV/5VtJJL67ITTBT
        JfVZQk5ktFoqnyNSGo6+2qt0men5tHl8WHDOu4LoSS5d27aDZfTHmnFoBYOHJPl/2eoQiFVGoy0sx/1xXotYiB/jjWc9Rvv31aQK
        S+dIDKcPA9ydlX3V10cBzsk5KXrZdq+25nN4Y7NW8HoU0VJxbn/NNyP5ZkIG1PcdjvUlkGp4ow7EO/bZsN3d7mgFVuLuPpicnLPg
        nMYVIgvr9q8YhmRtvSKmVeZYaM1KAYcMgJxziM1/4HxuJvM=","encrypted_aes_key":"lZJvS785FcA4xn4p2nc9RjSIHCBsZ
        a/ZqUB2pRPQISR/X7QOdj4obPPktyvjwRrzsjhg3L6F0zNZdZTWOWemeQ8b6aMS19Q7G8uQ+qdlhPYcl8MfNZiI0426O/fllLrRS
        pf8o5/ov7FEeVcLeIwRhzLFLTiK54CwmHCVlR7JKQrCQvIAtXhfN7xiSuJD9RvpsZ7PAgOJiN4ALREPEAU1TnhhRYhWk2q8bPdka
        FyBrtt6G8DvimPQM3WcrUkS6/944LlrezftIJh6OwhRTzDXqqQfCu66DVQhJ4x8Msh0PT9THKU3jpgJPA6UrAOE3eF/njjta0xVI
        PSu4x5V5faMFA==","initial_vector":"asaNoBCnE47KPpYhIw1tgA=="}
        """,
        "sha256=4c7e84b17e1469b686822da4f60480489c2739f427cc6514ff59dfd19eac20f2",
        """
        H2Cgh1K3erK+MhpAU/mu0H2kquAinw2D8gk5HUrVtujfuOr4gu+6C5N7fZn0YQ==
        """);

    public static FlowFixture SignedToken { get; } = new(
        """
        {"encrypted_flow_data":"2At8pHQBCfPGNTztRZPyuL59rGd5HiYQozDEdoPRP6/NHkxI0MxaO4nUG9vPqPDXP/857nj0lZqL
        Sz9Iw/0Ni50a8aePhkuKFdBSZHeHL6BSE0J642yLX5LjC60m6YfWWsdImdRnAfy8esmv5GWoHzA6eMaOG0iYMr8LrNfQcHZYwZFI
        MlhJ3QW5tx7w/uVeKI/OrsDNwU1hCz8Eq8BEkRyzdEFHYHTykGwe1ajWPBwdiQo0iAeMz1Ds936n+HiPQo2jZqZ0msA79uHmF+Ip
        MSiXQg7E4pWQIW9LwgXF457h3zbd5s4v1p097ivk8nTAMfZ7BKl8e4UT","encrypted_aes_key":"S7BWAsagH5YiVeMil849b
        9QC/moF+uYW6BxT2TYs4Sb2UHKgTbwseGwTJB6pxhtNBTVdEb1GCltiFZ25u1Nl0pp/ThDuGtTfvUVYImVo4JNLsyeBSxqwthInC
        K1ED4soDHKVXP/8PNhps6tDZgWJRBpLc3kp1ycXykv1lcn1OS/eIwGhWBu/x+AWpUTcZ3DT/LNrcOT06oR9CxRfJFUSHCIFqOVXK
        2d6/TYAy3xeBllwFWpiF6tdMeksp0r1+LNFmNXSAv1H7uf6n8hQQ7ydNBfYK5SNoHn93SvKg/1xNe9htivgsb0P5nlfooDT5yK64
        P5RItFZfLUDreuJzZrIFA==","initial_vector":"zqQJN9ACPbNwnDi2u911fQ=="}
        """,
        "sha256=19fb2d182691cd7f9ee246c1868131e613a83db00c3221a2a4779495b93259a2",
        """
        T1t+O9pZpKZSm/GnjZ77bvnr18GYxhxWCGbS20WWyKYvb0pPPUvzk4R5Iz/C/w==
        """);

    public static FlowFixture Ping { get; } = new(
        """
        {"encrypted_flow_data":"p9qOmNd/TQrOtma9C4LMOxQh+4146B3+xGZMU8Bv4FHTQZCmAQzYlexMC7OFtBcVtQ==","encry
        pted_aes_key":"dcJvqqC3XI/ZAW4ebC2xdN5urQT2ueeRqOrMNR3a4WuBLpwzCBE9Okwhj+IKbRovr3fL8Xw7qyL9K7xxAFiZm
        DXZMkkxCE6/Hdgnz6Eh/gQsfyjvirDJC5SXN3tNr2ypjno0kWn/waq077GeRWGq12ka6ufnJxkAngFwXUxP492EVyQq+cY7PL9Ei
        o2g+VqYK1fJ06sVk3EOkwB1es+oDwzActj2YasVyZsKp/4tprVWSAvhwINgsCPtFmO4q47D14fO56+J1H564hBw8YsbJjaqhB7wd
        xJ3eed4/4R796axbvEpA6VLFuX97YO6E9eiHuK6kENEMh+JrKEgeO6CDA==","initial_vector":"rTJ6326qXDiuhqZKgXQi0
        w=="}
        """,
        "sha256=3a4096893a9f0a15fc560c649cc3b034ba143b41f1aaa47b9ced2688f1a4abf4",
        """
        am+OOnY/iKlAEpLn8ACgvgQ+Trzt8+1JF1wJEmGRM/hVFylO/KUQzC44GYE=
        """);

    public static FlowFixture ErrorNotification { get; } = new(
        """
        {"encrypted_flow_data":"cryIWhag5W3Ch114BGNw3tYvAWiYGJH3Gg/U5rmxTxC+PjVXkFhwDrQCCIqGIsq74iBCUvYf++0v
        1f7yzkmI2idUpeGOQE2D5TyhtYlYmsa/L26whNZ/f++H2EDdXDmz8er7yVcL35/Pwt+ZFsNLadaXpcfXwvRVCKyW6UJoW1MZisgg
        Yvw7c2pgzAoQgvp4NxHFsdlSDREr7CMnv4IVaa3L3iNDCbSAO+DajoGh7K6ckHy3zc6Xam4OtFy++qSUl2s2","encrypted_aes
        _key":"CYicaz/OXKURQ7pyXrjaWSn7r3qoQafF4ZREflPu+CKEmtvEsfej3Wws6Lk1jI8GvOHnsAzAKN078XQMejODrXirV+gLg
        iMbkmqznkXpDunxbJq0kvdrocxLCyVUyeVv6k4HwGITNp8V8CKeScwqFuBscYtydMqHldvYnaOQfUnUGqMtzw+YF96tTqvRqukok
        gY9TLYyQjPHese3nvfeceeKK9wUpBtvjNKAQGRzm0nEa1QytQ2NdT5rC1smh85hVAQQfXnNtxqeqMif3RT0xPWEfKVu/e1cnvHcS
        vSaZp2NTJHIjYNElkryGH+EHdVseUC5kEAgx1/IJj+Ql/eA+g==","initial_vector":"DbQnAlhp0CjuD3MALj/DNQ=="}
        """,
        "sha256=157346ade6b35db0d7ad4448b3ea5c8b9b4afdcacbe36d42b693ac28ac6eed17",
        """
        4EZSkpZNzV3jeo6sQle1+KKy2IcWKyQkBGqf1qtqWaO06XKGhlyICafJawPROw==
        """);

    public static FlowFixture TokenNotValid { get; } = new(
        """
        {"encrypted_flow_data":"6FQD6+ScrKaLu6PZ/J30ahbiLz94Eg3o/ztWzJ41K3nFm9d0liMdmK7S1KqbBWAVsZx8SYFCk3p1
        7VJ1+zf5YZtLgUqll9jvFtj+0LpGYpiAJ7RN+lGODG8hPLOo5rCEfhhaX8KqFpK8QAVHCcs=","encrypted_aes_key":"nK9gL
        7NmCH7FZsJxzOMr/t6966OS8LRN/RK/VgV0IHtrQxDzEKcU6EzsG1AWg9xuTtNDeNr0Hp+lWhOpGMa/WoidMFZYw73trpdT4+0hy
        3jWMbNtErK27DBJqhaEXicVbAt+5UeDxu6rDOXF2up4urqEsRlYklx2Xzbvnxa0+llkqw9EV4oxhvIWUWRsDabVHAc/8AF3Os66O
        FkZACFATndvByTOwr9uZWkQlzs5v5O+DmrUnWYSoV/o0rnKqO3izaLOYOfCFItnNUcdN7359ommxS8C+6Wc/bRd0QZ+qnUsINmA1
        WPcruvRvMo6Qxv+uPIXo6Y5TiD6+PwLfVfijQ==","initial_vector":"VTosCuPMyKkwJQbq8lhopw=="}
        """,
        "sha256=b7bdcd05606a5d021a256b2623a3acc610784ccc3b3ea365dc01e184de9720e6",
        """
        SZa6lEG3up0P+WwFmEEAnVBdgcGdlbfJpvfSKj8i7ZbHRZvChGoY7+XU4lE9z/s2Bpi21DtuplFYw6vGYIcjHoTeRU2WvQ==
        """);

    public static FlowFixture Error { get; } = new(
        """
        {"encrypted_flow_data":"7CAEPwi+v0RwgIFeTgayhUjpKZdGLdHTW9zzJQ5/Rywa6gT2srYsVT370ugOqFDVp5wIhaibSMjJ
        pXMHy2uLo6fEyCra1/1Ei9dQ5OTiwF9Jrf2aTrZEvtWJGQxkW583fhulvv4mbsDZ9Vp3yOA=","encrypted_aes_key":"QR96x
        UHMFpuPwPclC4+2nXjDPPpsL4eoa30PGYPXtZJ7m6E56rNOMzvpivM3ku6EEFypGtvDyvngAmwRovSBYx5YLfbCFDuoB1cyzbnSx
        uGbXMqO+yEuKHzADDrr2xF3qlIDMVQc8M3I35j1NqqZJPIaDv5/Cp5/J5IZKMNz+Tm94egGhbphniWxDdoZXVssLV3zz9SnxyfNP
        jU8d77bnwvl5xG1j6k1HINHQDm/wpHvW3uCxPMF7I5S+1YRi+cNkCOqp6HvidWSt2sJCH+2lDVZ3zQ/00Z0I68RpEraDIi9XI6Te
        rNqdX6eAVlCOtgcPLS57Gpbx+uUwHlmB6ahDQ==","initial_vector":"0lFkvueJh44MEIX8FeXr1A=="}
        """,
        "sha256=1a9bcb45cb284057e02bb2e480a764018dd49fa7ef1646b47a6eaa24c7f2ed5a",
        """
        CdvTC8LYd7cTBbvQh0I8wMkZWWJ/fKtjUJcEx2DMUH4trjJTYnBSBRTu+QJMvPraE0plMvCghcFPG5oQWDQkNq8TfpYmofvBpCGE
        3+pZbvwKQ8ZOrJuMqA==
        """);

    public static FlowFixture Close { get; } = new(
        """
        {"encrypted_flow_data":"nPOOaIUi9Tz1KZIJOtVYe0a37YSlAAQkVzpV+UPOAUq6qMEatnou0WBENPVpD3LmnlWtgVKDLZ3X
        s6BYsIYYhvZZ9tzw1yS6N9EYIHfx4u9isPxX2Q3vhsEwX0NSW37NAqAu9yO5YjLasUuQjyk=","encrypted_aes_key":"hOpyA
        9W4Zbtt7X8mNE1PK3QCnfK/4Aix2VAQUDkGIlSca1jcQXKI4WRphSDC7wYyR7hWnRCJONeFVmIQE8Bz4kf6nyCOsSEhSLqS+zZlf
        hRc1ElAleuuW5Z6+ERId1b/xz2n5vlm3rImTVNxnKcYq3HtarWbfQx/V3nTRIS7Icj83eZyz10ImnAUf+IS1FmpVGMdJcCfjGHJD
        WgxpHjI2imWm1uIevyN7ulZoHWXNKeg0Cbt+lKPqPakh1pRhkKvNvqDsnEbLZCDmYnfG3zWCpw5xXu0bqNprSGQGrMlQcHfkb+or
        eo1UiHJOCVQFmkm/lItr+j1qnyr+ghFNNS8kA==","initial_vector":"giIQQA8OaVWc4Or/vYnudQ=="}
        """,
        "sha256=3b151a3b9898e6db1cbe31979fcf837edf8ecd5dd99435630d6f38f02eb3e523",
        """
        EJYhOQ1Dc2RLe2rjzXVtwfix30gCn5l0VBspyshL0H+qDVuuSzJ0Fn410EKxSk7WZ6BY3A3hGFW1+Co+h//3t+7iPTGbqIS2gIQl
        NQukUnYkersVZDTisBvQWjnFyq+loqXB9iV4XwBBFiluj7PzhCqTJVGZRbaH8g0kXW2kBvBS2ouB5g==
        """);

    public static FlowFixture OtherKey { get; } = new(
        """
        {"encrypted_flow_data":"MZk6H1koLOtjXF21f/89GQRAb6wvaBiypmtaujNE+8YEz6LZkf+uVUJ2zqfPLsSYsjADCRhXfAGk
        Ynq+nH0k+KySBd2MkaW/","encrypted_aes_key":"Q1PL/a5RX9oZWYqUSslaR8AGOmuCpiy8Ut7lzkA650vz9RQ6jEdyBy6Yn
        Vg6pP9JhCt5I+qcXGNwi7Q/k0jOkQkfXj0riDJfXCIxGdC+waNGMg/P7zcfLZ6EdJZGxQ8dkp3+n+G40KopwT8X6shiN11Zyv0mV
        KwfATm2XrZXZBUCE5rIGFJvpi4WjYvPmbcSE6ak7HjU+Zaiy/742p/cSVQtwP6C9+Vre2PFLt0YSmYvKknQ2gCnJ4u0xYy8nmA0G
        oturCV8vJkAAtG81novEXA+Aiu95RxOb4Ys3FOLHIKla2+vrOypXIZB1r4c+1n1oEkun6stcycre1193KVjZw==","initial_ve
        ctor":"Rj2fO9URPoBSSGZHx7YgqA=="}
        """,
        "sha256=0fcae4183eaa1c6fc044fbc78218e4c23ee5f019353a339545ee9427a8ea2165",
        """
        wKnbmvd7MaLNjCf47P1IlQY7qZu5MCYgfyeefAjfKP2PY8rLnKn9M9D+i4+qvw==
        """);

    public static FlowFixture LongAesKey { get; } = new(
        """
        {"encrypted_flow_data":"2veHHt8ipLEzfmWXuQ1u0i3Wdmyk2Tk/cK+HqBEmuHV8ukc76wCwlBFAU07kEmtANOThzk+HZBNR
        dJ/WedrDSPj6ulGqQG1f","encrypted_aes_key":"C/ncqAXmNsARJdx4mKh1XXZp+cX3GmaUTnd5J5r68LuqR/vhCj8s78M4c
        +7vv7EIZSXjHDsBW+ZCSfjUXPKIIcWFmtFFpBeauQIy1ZtndQOj361tOP3KD01EUKDIDcC4b6nJ7KRo+P+GeDW76h6oNCHK4/c/G
        xZxltU9PLC1rLfGJuHnU0YvBXrDgkQn6m1Qp6v4FiwYJroF/oFOHp2p+y+utxAULI7hSPOvSIidflDsbWuPMsFRiHabXjxQHhpiN
        mpcBq8F1Fneunv/qbN7hCYryBfwCK4qqMZq6YWBULOFspzX7rzoBjwtYnCFb/e01BuaektcjjXkxKB9WQurOA==","initial_ve
        ctor":"9uzxv/s+6jcaR2CKz//wVg=="}
        """,
        "sha256=2be4798b9aa1bc10e87ce1bc7f1def1dc3999bb42472bde68a9c3dbb70472983",
        """
        G7SRaoUr8nlazskPp0UmKiF/
        """);

    public static FlowFixture NotJson { get; } = new(
        """
        {"encrypted_flow_data":"VMjrm15BitZhZvdk1pKZYXX2Smw71mcIU1+znLbASgjJ","encrypted_aes_key":"ZQOn/54TT
        /4AXbybNaNTDM3M8rsjz7UQYiJLl20lqM7jGFF5jtUAWVJ/V7kVtXLZMKyRDfwhbgk4l0W9C/QFCLSk9EzoIRV/hDKYAXqmVEO0N
        cOghuMHjcjfe/wVAtAAOyKb2JkuPp6eCm65WnOHGJo23oR9B4VW14DdqhM8F2doYG+kPwJnIEu5em+A4op71rPj4lExor93/T9S8
        qu0DFGOaytMdy70pJQ6Eatv+i1w61M1CuOFbkqmuQ7FIiDP8l4t0BuJILAVXLVLvjxK4KxbrH5sRGudAFIM76LxLDluwOLjx0gzA
        eXAxkDlzz4hGre/82die5v2J5PpFXN/gw==","initial_vector":"l6W6pov56hu4ujJyiIQ9Nw=="}
        """,
        "sha256=57a831c822e9a545b23fc5cc1e700df59f716c4051e9451acf4cb38bf90bf325",
        "");

    /// <summary>Takes the line breaks out.</summary>
    public static string Join(string wrapped) => wrapped.ReplaceLineEndings(string.Empty);
}

/// <summary>A request of a flow as it is received over HTTP, and the encrypted response to it.</summary>
internal sealed class FlowFixture(string body, string signature, string response)
{
    public byte[] Body { get; } = System.Text.Encoding.UTF8.GetBytes(EncryptionFixtures.Join(body));

    public string Signature { get; } = signature;

    public string Response { get; } = EncryptionFixtures.Join(response);
}
