namespace WhatsApp.Generated.Tests.Encryption;

/// <summary>
/// What Node's crypto and OpenSSL have encrypted, and keys that protect nothing. Made once by make-fixtures.mjs, which
/// says how; not to be edited. Line breaks in what is not PEM are there for the eye: <see cref="Join"/> takes them out.
/// </summary>
internal static class EncryptionFixtures
{
    public const string AppSecret = "test-app-secret";

    public const string Password = "correct horse";

    public const string UnicodePassword = "pässwörd 🔑";

    public const string PrivateKey =
        """
        -----BEGIN PRIVATE KEY-----
        MIIEvQIBADANBgkqhkiG9w0BAQEFAASCBKcwggSjAgEAAoIBAQCjUtSdNdfxM+k3
        8+SVZUtVaqHypNYDlIMLWWXVZodsx40fteEw6ulLXRWLGoPPWcd4GWfrXQSHgCyw
        ElW1JVsq8r6PHYEonEvVQ9QkWzxPgDEQA/2ldjpc5almB2QM9FZS4cpOtFV7rgP0
        wHphqgrFXdBrQugicf1HedwBtRq+JqUdw8RMMgwBpKXp1MUHqiEuK09HbJTyt7zV
        GttXElF4TFYwfFYBPoUo03PXchbPDceHJrehn041tXamueZ6ZEsTayBGOkfLsrII
        KVKJIYcZup17kPEaHzrt+7ILstXq6NWJyibqLzxsi277wRkwVRNviFmalnF5w3Gi
        V4yPtdmTAgMBAAECggEANujGrZIoJyJGQvb+/1E+ahm/F9ZeU3bPNfYY3A2r8yEF
        68bYznrz80/4ybsg3In5G4IjI4iy2KF5pLqNUSkdhQt2kKQhQ9eEUU+MF6sK1Emr
        dRB6avIcPhZChRhwBUDycswRmbNcWAgRsWwy2PnzxBY914n3hHkhZ7HrCzHpq0rG
        IErVZtw6QeAcl885llhDcF93psmbrgwUjHclUk5PUWwcK0irLuZyLGOQk+n0LPkA
        ERJL0A/8z0O6Ud4mohE2/2Li3hr/qSYnvqrm0xT77AVBHr7jhkCmqPf9R5Pg1KEO
        go/xH5nNITAUFwU9dgzHO/T2D0kdPvckD91RH+bkIQKBgQDXz3EZWOorSYS8aeMa
        jmlo9qrFB2utiunT3DxW2YVzLdzeS3kLBXcDehKuyEwvcNsbOvPb7HZZpa07FOE/
        cWYqBuwrBT95GIporJNnSodpq0oVSf6L2B3z9pD2QhPls0U8jPHljPcPnfZ3s2Ew
        P/CAUtVrQdHu7CaeUwwlzrYWcwKBgQDBvSFy5kufm2So/+iKZ8G/WV2mHUuoqbDY
        Roykqz06CO+di858hlSaVWQa/bm6IyfWkkRDrFUFR2o/MBTR2+iADDZua1NVMiPU
        /7KZhll68bkDcctBEeDfrk99nYO5AV0d/DfIKdktl2KOG/5IxDdFKOJ5dcWINGlc
        NmWqXz1IYQKBgFA/0TyttZYXJoaxkUOkxUnEv8e4dK/5we2ILd/Vzyv/V+xJgF86
        zwC5+gyIatwRSUic6WVUTsYTN5GKuB/RWT4ziMqOjwXGvGEkG0QDkMsYaNn1w/PY
        j3rSqyEHfUKjIRHdD25etthV0vq7913ryNDO/JF/zkLcCZhCJXhBn7BFAoGAerU0
        y1aLzWKZxeSYP5lqAK00gHMLqZ8Y0FMW33FKDUj9o1aaiQp36WxuRB4yFXAQ2nm3
        3Pj4vKg35h+pACZ9wyR5EUTO+iYQxebSEyUh5ZnWahUX/HW7bVE1LcWnWXVAqi5G
        knPXB2Zb2NBoJWSJ8TbtAqsSWqt/lBUsHVXHNeECgYEAieNjNxVZqZeYTpcR22gx
        xMzjkxN5YG3t2HOxuBbAPbtFyuyClqDLOc9aU+1yz1eVR4I0k0NKmSMV6R1uSOOA
        AleqP8uZ1eTyeipKd2n4ldwt7P0lprSVaN3aVVUNSiBvNwoawGySZDuuYexQ4NYs
        Ta21TmLMS9UzjtCJNOminX0=
        -----END PRIVATE KEY-----
        """;

    public const string PrivateKeyPkcs1 =
        """
        -----BEGIN RSA PRIVATE KEY-----
        MIIEowIBAAKCAQEAo1LUnTXX8TPpN/PklWVLVWqh8qTWA5SDC1ll1WaHbMeNH7Xh
        MOrpS10VixqDz1nHeBln610Eh4AssBJVtSVbKvK+jx2BKJxL1UPUJFs8T4AxEAP9
        pXY6XOWpZgdkDPRWUuHKTrRVe64D9MB6YaoKxV3Qa0LoInH9R3ncAbUavialHcPE
        TDIMAaSl6dTFB6ohLitPR2yU8re81RrbVxJReExWMHxWAT6FKNNz13IWzw3Hhya3
        oZ9ONbV2prnmemRLE2sgRjpHy7KyCClSiSGHGbqde5DxGh867fuyC7LV6ujVicom
        6i88bItu+8EZMFUTb4hZmpZxecNxoleMj7XZkwIDAQABAoIBADboxq2SKCciRkL2
        /v9RPmoZvxfWXlN2zzX2GNwNq/MhBevG2M568/NP+Mm7INyJ+RuCIyOIstiheaS6
        jVEpHYULdpCkIUPXhFFPjBerCtRJq3UQemryHD4WQoUYcAVA8nLMEZmzXFgIEbFs
        Mtj588QWPdeJ94R5IWex6wsx6atKxiBK1WbcOkHgHJfPOZZYQ3Bfd6bJm64MFIx3
        JVJOT1FsHCtIqy7mcixjkJPp9Cz5ABESS9AP/M9DulHeJqIRNv9i4t4a/6kmJ76q
        5tMU++wFQR6+44ZApqj3/UeT4NShDoKP8R+ZzSEwFBcFPXYMxzv09g9JHT73JA/d
        UR/m5CECgYEA189xGVjqK0mEvGnjGo5paPaqxQdrrYrp09w8VtmFcy3c3kt5CwV3
        A3oSrshML3DbGzrz2+x2WaWtOxThP3FmKgbsKwU/eRiKaKyTZ0qHaatKFUn+i9gd
        8/aQ9kIT5bNFPIzx5Yz3D532d7NhMD/wgFLVa0HR7uwmnlMMJc62FnMCgYEAwb0h
        cuZLn5tkqP/oimfBv1ldph1LqKmw2EaMpKs9OgjvnYvOfIZUmlVkGv25uiMn1pJE
        Q6xVBUdqPzAU0dvogAw2bmtTVTIj1P+ymYZZevG5A3HLQRHg365PfZ2DuQFdHfw3
        yCnZLZdijhv+SMQ3RSjieXXFiDRpXDZlql89SGECgYBQP9E8rbWWFyaGsZFDpMVJ
        xL/HuHSv+cHtiC3f1c8r/1fsSYBfOs8AufoMiGrcEUlInOllVE7GEzeRirgf0Vk+
        M4jKjo8FxrxhJBtEA5DLGGjZ9cPz2I960qshB31CoyER3Q9uXrbYVdL6u/dd68jQ
        zvyRf85C3AmYQiV4QZ+wRQKBgHq1NMtWi81imcXkmD+ZagCtNIBzC6mfGNBTFt9x
        Sg1I/aNWmokKd+lsbkQeMhVwENp5t9z4+LyoN+YfqQAmfcMkeRFEzvomEMXm0hMl
        IeWZ1moVF/x1u21RNS3Fp1l1QKouRpJz1wdmW9jQaCVkifE27QKrElqrf5QVLB1V
        xzXhAoGBAInjYzcVWamXmE6XEdtoMcTM45MTeWBt7dhzsbgWwD27RcrsgpagyznP
        WlPtcs9XlUeCNJNDSpkjFekdbkjjgAJXqj/LmdXk8noqSndp+JXcLez9Jaa0lWjd
        2lVVDUogbzcKGsBskmQ7rmHsUODWLE2ttU5izEvVM47QiTTpop19
        -----END RSA PRIVATE KEY-----
        """;

    public const string PublicKey =
        """
        -----BEGIN PUBLIC KEY-----
        MIIBIjANBgkqhkiG9w0BAQEFAAOCAQ8AMIIBCgKCAQEAo1LUnTXX8TPpN/PklWVL
        VWqh8qTWA5SDC1ll1WaHbMeNH7XhMOrpS10VixqDz1nHeBln610Eh4AssBJVtSVb
        KvK+jx2BKJxL1UPUJFs8T4AxEAP9pXY6XOWpZgdkDPRWUuHKTrRVe64D9MB6YaoK
        xV3Qa0LoInH9R3ncAbUavialHcPETDIMAaSl6dTFB6ohLitPR2yU8re81RrbVxJR
        eExWMHxWAT6FKNNz13IWzw3Hhya3oZ9ONbV2prnmemRLE2sgRjpHy7KyCClSiSGH
        Gbqde5DxGh867fuyC7LV6ujVicom6i88bItu+8EZMFUTb4hZmpZxecNxoleMj7XZ
        kwIDAQAB
        -----END PUBLIC KEY-----
        """;

    public const string PublicKeyPkcs1 =
        """
        -----BEGIN RSA PUBLIC KEY-----
        MIIBCgKCAQEAo1LUnTXX8TPpN/PklWVLVWqh8qTWA5SDC1ll1WaHbMeNH7XhMOrp
        S10VixqDz1nHeBln610Eh4AssBJVtSVbKvK+jx2BKJxL1UPUJFs8T4AxEAP9pXY6
        XOWpZgdkDPRWUuHKTrRVe64D9MB6YaoKxV3Qa0LoInH9R3ncAbUavialHcPETDIM
        AaSl6dTFB6ohLitPR2yU8re81RrbVxJReExWMHxWAT6FKNNz13IWzw3Hhya3oZ9O
        NbV2prnmemRLE2sgRjpHy7KyCClSiSGHGbqde5DxGh867fuyC7LV6ujVicom6i88
        bItu+8EZMFUTb4hZmpZxecNxoleMj7XZkwIDAQAB
        -----END RSA PUBLIC KEY-----
        """;

    public const string OtherPrivateKey =
        """
        -----BEGIN PRIVATE KEY-----
        MIIEuwIBADANBgkqhkiG9w0BAQEFAASCBKUwggShAgEAAoIBAQDMKYA/dKMbffwK
        33j99TfrDRBxiLiJSHhX5w+K00n7W64y/JZk1TOsK8aWRnZ1cTGtZ5r6M9yRu7JN
        KGXX6QkRuyiWzjd0piuTVnEN2Mrrr+8AzaB6XUPEzMwaI9srsHr770uYTA/cChbe
        mQvf0Ck5lfZJaXeWnhub828P5egLo0mBHBbS+lOXZYrBRtVbEnUEPhYmjhCiI0Wl
        39aME0YYRAEyzF716c2SJnIWJqn7RkS0FyQV2bom0DNuSEADvFM6zQ4Xo20Ob83Y
        EbPSvdZwirOxLPqpLJNCp7wFcae8VhpVafJ6BiLr0Ur/9Aa2TwjBO4Y+vBiCDn3v
        W4vxktWpAgMBAAECgf9LKfxNYGOse3WPizbASMeNggHLysolwMiNlEPkmGVkZRx9
        KQE1nkin2nYCXW6/Ti076ijkdLN/89pxDa5xDxqHrKAE5WcFSyg/1lNJBcevfdZA
        NXQfmLaafcum1AycyRx+JFtwdpBgMla5HR+CBuEmkk9aN7oPeaYwhC8fa0VDAvHt
        LxcIA74ecgrNoJWFXhkutpY6MD9fViKoPZVJcngQ8kp6lsklvfxzHSXZGWw/H6me
        solbtbYs1XNfT5lDqyRHJnQK9VNnmpae5maChKpG0VumQGKb0KbV2dZAQ8R+DEp9
        6i52LLakYMmAulnEyR4OmIOr0jmg3uF6vdd2mUECgYEA956IQLZ/vDoDDq9okhSv
        1jjWUor9i4uJwFVwRqbzJfkxJHmKOgrrsAvEvA9RZncUwRxhh8R1zg6F3ehqSqY1
        kNiFHFkDuF9SBefC6kcD12Xiv3/b4HbHzmSakOESpXhslYPDgdEHKlToHVfLGNC4
        dkf4NUzxNAP5CT7JAjzn2wkCgYEA0xJwezatdF7pLU3Xx0k7lzBqbYfNs8bsV9Xd
        l/gOdElnc6yuwHTDWswNPp5EkgZxl01lDuzmycaufbSwio0DR59H/s0fuSFjD/yP
        6xBcfea2hvSVl4VfTvvsGz9BwmpwjuV2b6NGeW09knqfeyW6MR5e9pXjnrAStvbc
        XFUVraECgYAUAJxlDdj3rX/9ubGqyz0BAwpdFJkyooz4Gm69ZlMR6DVOCvtdgPBV
        Aj5cKqiarFfi2ZYPT5FsmcO6j0G20gJVtwfZqF8ij6CilXwrTJ1E0xgj/AIY+b9e
        LsZFmcjV0QqEcWZjoC0CAGXXqPXhBUtBUsL8G0EIwKFnW8kFA0J/cQKBgAX9i/uz
        PZED8JI8l1csmOhdk2ewZwInLyX/B978R0y9mJYL3JnRtompKOcSDtgmHqswoyGd
        T5+CaAlhS3FjNyidOKneoHvcmrclb+A4AqgAGEYUQvqd6mqPc9ACJ5eg9bjYglgA
        xktD8m9p04TnOTWTqxZMgr1KOf2/W9mzAH6BAoGBAOd1IzaZvIRUAFfYe6nJGRI+
        DMIHWmTzpE33CCy6naorsLcP9DFooiEPz6VwDTNL10LIAgTY/Ik1J1vIh2D2vXbV
        3hXaeynE8usNWYOJKrxOsdzR8i/WA/IMRP/wu/2gepYwHKWMz5q2EPTNftySc4fn
        yeliuRqEf3QAf66yYRVY
        -----END PRIVATE KEY-----
        """;

    public const string OtherPublicKey =
        """
        -----BEGIN PUBLIC KEY-----
        MIIBIjANBgkqhkiG9w0BAQEFAAOCAQ8AMIIBCgKCAQEAzCmAP3SjG338Ct94/fU3
        6w0QcYi4iUh4V+cPitNJ+1uuMvyWZNUzrCvGlkZ2dXExrWea+jPckbuyTShl1+kJ
        Ebsols43dKYrk1ZxDdjK66/vAM2gel1DxMzMGiPbK7B6++9LmEwP3AoW3pkL39Ap
        OZX2SWl3lp4bm/NvD+XoC6NJgRwW0vpTl2WKwUbVWxJ1BD4WJo4QoiNFpd/WjBNG
        GEQBMsxe9enNkiZyFiap+0ZEtBckFdm6JtAzbkhAA7xTOs0OF6NtDm/N2BGz0r3W
        cIqzsSz6qSyTQqe8BXGnvFYaVWnyegYi69FK//QGtk8IwTuGPrwYgg5971uL8ZLV
        qQIDAQAB
        -----END PUBLIC KEY-----
        """;

    public const string EcPrivateKey =
        """
        -----BEGIN PRIVATE KEY-----
        MIGHAgEAMBMGByqGSM49AgEGCCqGSM49AwEHBG0wawIBAQQgj+To6qr7X215y+OA
        +C6EH+vJXZeLeq8PmbjS7442kt+hRANCAAQIHtNFHWkByQ28RxTFo6+Q8+IVM0U3
        nVArZ1Om4BCaJXQUG46hEGlAGxjy3iAHTNA91bq9aLVSeJ7R6tUGLAdz
        -----END PRIVATE KEY-----
        """;

    public const string Pkcs8Aes256 =
        """
        -----BEGIN ENCRYPTED PRIVATE KEY-----
        MIIFLTBXBgkqhkiG9w0BBQ0wSjApBgkqhkiG9w0BBQwwHAQI7XrA55bKYUACAggA
        MAwGCCqGSIb3DQIJBQAwHQYJYIZIAWUDBAEqBBBNckqljfjj4QqB3B/pYDvUBIIE
        0CXpVCpeXDLUtAOaWpAv5iB+IE7z2KyZKNUOcZ+XjnishvjEYTpqO5KlkoQU6g9X
        Wn+ptg7BVZ1s7ZJLtTPr2cNadGNV4B8giwRxBuGLG4lRGmtKvnFa3PjWp7pPKvvG
        cqRhHBWJbfi4KQeoMuuP6/6XTrB2YEBQNgB2MCvfCFgJJ+2pmKNYcMVoAEq9vENi
        XE/1gLl2SB1vzPV1mGnOL5gU0+8VwztSXSEDSv09f8Xm01rs6+7C9l1MwhYnUIYP
        Xtg93PmLrk7/yqfhc+os7VRP/aioW7QkexXYSdWz0cmC8/u8JRR9OFmaDfuAmzt0
        QtdbD2EiXR+P1nklKpkoHCLENCQJrRI5KpjqKLi7IMgBzzOvGjpyXpvGGlngIMJ0
        N+Onr8kFRlFR7Tf863uA+dV4fxZ7gJAF+2GIl4eYin7H/Nc/0kfcIX3FJZB6ZK1x
        alhOvNRBhRCh9yyCJAjzeH8Eke5oW0dymPq5DFFatUNB5x/X2sMnh1BodTyEh+CK
        3Y/fbl1GgIOEus7C7dOsGb44zsN61V/DXle660YptpLGp30Oqki41gkTbvEhMBFU
        ogofj9+o9tkHaU+XESURFWSeUNPYuLjjLskkNDrDqN8iBqs7KMXfUg9ytCGNdcN5
        YEqaMBjRngKZYGz7p0FCNxvZPClyIlWCyYuz8vIcyS5NvaZGILTgX38AmD6kYns+
        eC1g7a6nj87IzQRgBk9zzD3bhRNNhnPCzq+YxMQqjyvBnt7kkjJvyIUNb2zAsIPA
        LJQExbzFTJjYNdiGar/Eb0dGszFPbyO0IJABOBRBSzI5+p+jKG8Qfts3Jbee/AVF
        A1mm0FSYq4KQkGqxduoxeTdv9coknqprzpn+ndNZbdlLB/nC1IyzVjWgKxbzs9Ed
        JDGQvtyuCSq4HpTp0b7nEy83HaHrcuPnKmhRQ2HiNfjTqxFLk2VoSE3+0sF50uh/
        Acp4/mDASv01Svh0YNKQB284wLqw8bS2S8j1/G33GoQcevzMkoOjwaThiMku2laG
        yQQ5KHXJevJH4dPOpjSa6jUQeBgTI3xCIde4DV2QDVP4mfwzMPnQb4zQvYHPs+g7
        ZPUbCGpeNlKOC1HyUCVOcD9zO0M6h5WvaSxU5dzKMn1Kwo0G8qcqgvdshsq1VGOo
        i0v1y65sAV3n41XxUh6RsICAcPlTihxb8JhjFqpbzx2+XxiGkHabl0Begz1zYQgK
        d6vonwtFlX1mP6pOUVWeGMQsJmtiqJcYYcXrdN4wXLanRICJaRoyaniKfljTSP/J
        B3/EPTdMAFDuu910KEscEv9sxJOzOmdQvDVHeusc+zROiy5LBoc/SxI1XapJXrqU
        t9H+0JPRbLIwKNeKsHlgkYG9OvXGq7luUovdmbswbaPXsyN9hylPpVB6V32wZPjk
        WcqS+UzQ8cDRCU4EpEUsenlpGFvrZ+1iKu1tjsU443j+r/ZD0G8UPMQiEw0lUV4c
        jI4qZe6Re/F8PWwGRXDzHz413wXuWK800PU4zPLdKdZ78kQtyuNjKkVdZkvrrSyP
        Lk+lJ6edrGw+tKLSOlZy5adFLGeoFgVPjV7SlPPcqKD7LGSvxGogq8rzWaUGUKWQ
        s/UoEwfjgAqZsSwrsU4+XbldKSIVXjBJmh96hBkPamkr
        -----END ENCRYPTED PRIVATE KEY-----
        """;

    public const string Pkcs8Des3 =
        """
        -----BEGIN ENCRYPTED PRIVATE KEY-----
        MIIFHDBOBgkqhkiG9w0BBQ0wQTApBgkqhkiG9w0BBQwwHAQIw1PHu/gLK7QCAggA
        MAwGCCqGSIb3DQIJBQAwFAYIKoZIhvcNAwcECLNF6Pbe9L2WBIIEyGCSaNcW96rA
        YX3vHxrxgq+2S5KW4IW/KImGC2frAqbhzgEx9mmzPcnTCBIebqG1tTYTdF9LTLxq
        jQT41vRLN+QdPz7MW6fkcohifUBpDsJb+sVNXfcDxc9h+RV6Mq7xVmllTe8LKldV
        kfYlyncoAS2j3oeIJn8JzIUNURHT6Z/mz1MYwnF2l1bDW75HtqtfnnJSI+PB8hDn
        RM7Lt+BQFo3lWEw2SVN0rSbq7n7AHPH9e7oKLNI1EuP4hxfyNy1ueq4Z6AWZdl9T
        DcUQaUpO6dvWj9uKypdVmrbX8jCt9GLxGRjU8Qy8vC4GvT3nnLGAVuDnx8yE95I3
        G2CXJw9eP31E8iSGEavRxROTYqyOMY3wrjKtujQTqpkwBtTZStQ8NnigNp4poc/2
        7Wq+xpzgPa9+HMeT4xfrUW1zIrP3i2Aj/o2KtyDFqRRYkbL7EQ5WofxiKfP4tGum
        tMY9BGBRX0U7ztEU3Fbm/nO0i/8n6f61ufpQ1Yzo1tTD8aYYX1A80bodNinM5exz
        PbXItfEJwVuvKpFrf7QlEdoS/6iejpTtZDP5u8K9rGlHKQY9TU+F3l/X+xcV0jsb
        rdabP1jUDotYxptUFhyJJeqSeaPCHAfp2pQSS1/6Sip5Tfz+ifmqbKD9r23wLhyn
        PDpC7jCb0sOlocazmsNICHrg3GUAh6BOGUsoP0hmNyd7Gjo0Ec+2KbpuZflx7cct
        13Ym1EZ/vnccREkorxJlR/CbOzvGOwD0E+e0iz1l5SZVeh0cds/FNYXcv6n90k5b
        pGwloT4FUmJrO64c3ZqJxBnI1Xdw4zdw4b7qdH10ntAZ3rOiRobrHt5/0nbcT5ki
        H72x1nJjPBUPrDq4lbXER48NgEUzM+AHb8iyyYewq0tmCZHBhHHTDrUZCVk0+75k
        mawgyLGH2eMTo8X8i4/oaCMwTXrU7SqxGX2Y85DmFEYswZ9KQlIQVRmkuVkZng+9
        9dpk+31TiBcLMXvdxUiGARJgbimnU2b4yk10cLwIiZ0MJ3jwtmWBMXegciMwCLyr
        wHM/BlDu52nnBrKxc17Pl0hWsvA60/jUV7hPY+9/nPcHKLSUOMhRjBzi6yiD0HmQ
        jzn20VsIODJBpasWvypLrnXHi+1wkonChZWpDJyATkHeQijSSq5EkMjRYr+4mMaB
        /qPt6Z/jlhWlg11FzZsyTXbB+gxxA1nc3Z3DFELoP+GGEifYB2ZkwLeij2wLCHzU
        fim/TDKQ/H94JPUKhHzOq5Px/RnOOc1bqYNzQz+q307kvWhrSZzDNcuqB2rTEgGD
        nDei0EXKfhXlAZtjFZLndkyiorSO+uBSA2zfckPPvSprzMK0WVusuoHqMYP1OvCZ
        +w8Q4NGPCtp1CffuKS2TyBxkg9ex5WONvQDuPq4CrqVL5g5yjM56C23YbNqtdzYc
        Do/o4fLqZfwDYbxwk7vSlvjJ+m5t83qN1dTq8yq96K32yOhMYyW+N4zs/wz/zezI
        GqsOcleQK0q8DfRVTZpmpUAEX5Q5Hq+oSWIg2lzlRDrrwtYjyNstwNOEpM6cmxNJ
        rxKQvuHJe96NDZqzFO4vQ3J3vdhcg0MgC60Z4fexSZ/KcmQ+DWoOM11e9tkDkbIc
        O1krjs8ImAObEiXVrtxDXg==
        -----END ENCRYPTED PRIVATE KEY-----
        """;

    public const string Pkcs8Pbes1 =
        """
        -----BEGIN ENCRYPTED PRIVATE KEY-----
        MIIE6jAcBgoqhkiG9w0BDAEDMA4ECFfPzLq4Bn8JAgIIAASCBMgTpR9lNzRyt/qJ
        QgARw0ZWtM9cUf7QP45ZBMiBxbAfGXLj3p4nTLGIwp8Ron1KC+D1vCTxpiiyfsU5
        tc3PrgCpzobzk7g9D/w2QjpisjwNcyBO0DQwZIcKAPXWuUj608kPYKBbZpBmiMbb
        hrihQy//TpVaXpvYCBcrr+093tJNA8S9ICgbHAa2dA6ygcerDHZhIRvx+CRr9GnY
        pLFksbMHPP+AqGSQCHf1lc+6QDcoDwimy/6W14v2DLRWxTfjTc2vkZdYaOFdEgv9
        NE7cl/fpLIfKZImEtkJfBhhnQZbJ8Kjodn0TZB2rrxN3pLfTRCZYdIyZLMRJl5ny
        mh3jIzTz6HvOTITC0YTr7J1Lxiy8oIL256I7rzjA3j7IaNAQGck52916JpJuodtg
        3GuDS7xykuJhcaDHDY7sRpd+wj7U/uA3y33hVCnV1XQ+f+X2kebrxX2LHSn4qfdc
        SLukvjGNPg7gEOhEqDIRH1KZ4VX6E5gcehCDjKZTV03T5y1U0O5DuPxfV5Dlxn5m
        s3DW6hZkjc6TVnx9x4ehYZou/tpT7t2iGI8AsKyq485G1TOaMIboCnfxHZTfyb6t
        hgkC+eDu73Mzp0hRUK1UX0S7ojZpNGcPnlPez71UEIAsezyI8gR0RwWUlFVYhZQr
        sIqvFsuTxfqxXW/huUlUa88BlKksMvPVUyRsgOfM6yhxPMbUb8JfHtjUMFlv8RwH
        8vGCa+i9L/qA+Y14JF0JC5ar2YwicNZ5E6Fx8aab2gCq8/ag7JO7u6kNEz2WfiZw
        3lM/zI8M+wDOQBI84uZpCX1BXyhBDKCMvaHhOq/w1tewTDlKQkHRLS3RrLGReFPO
        67Zn50x4n18HdX6mtb/LPzS5hnPL6Lo3ebdYF3W0vsMFE5h+K2hpQ0U80lTGZE4y
        K324T3F9nfjcRsFc+qyLK9jX4tmd5YRw5isV0KHthC/UwXByrbs2zURWn2vZ9MZb
        SpGUsR+JDoYGlVb5zvNAaTWi3QUVLO/CacKzeIoR+oHhI7YFIIB0zW2F8aR5TGZI
        /uihfmm3IX1i7dOoGroBZUORBiDW6ODrMJgXyVGooje2igxcDYUbd3hUTmcoPUff
        RVu7+H6AzbpJceEI6aE8kVTxhxjFv4FCxQAS8Kvd/HNbMKPd7h0rXKd2CaVG8P+S
        mB+kIetzqjtnGBe4D0I9H5ZF4X6myJh0gneConusS2IQiu3OZ0+VQvTAUVZfRQb7
        yB3xiVfyjCGqAIsI1qg/cb/ctt3lvLAzPlRBrEFQyQo9UIHzeg2Bj14s6B4wUHRa
        +ZuyWc5yoS9+ZNJ6PZrfcD3If6m4VXuFJNvi5QFQMPiLHRmIg9No5sztVXm1rBec
        ilqQkiAQ3KZhR7fsfqmW9aA0OT4kq+RF9xgXWaJcTiJFz3LGdSMI50BehAn9JIj7
        5nlXmYgpt4VH+8pfuGzejB33vnadZWCpGDJYF/ed2hIpBP9HIDNeTwu0Abl83Ejk
        KhQsAtOgKhjLdnZjXhDWVb6SIqFFp98rb0uxoExsdnlmb5V+13qpcUBQqPtXuuPM
        t5hjzzlLUFSAXRAg8lqZZsbh3RdXf17heTdLeWlt9mRThYNWZ42QyNpTEkWvkamP
        4qMYr3T0dz2WSO3CqrU=
        -----END ENCRYPTED PRIVATE KEY-----
        """;

    public const string Pkcs8UnicodePassword =
        """
        -----BEGIN ENCRYPTED PRIVATE KEY-----
        MIIFLTBXBgkqhkiG9w0BBQ0wSjApBgkqhkiG9w0BBQwwHAQI+bVxc+BBjXwCAggA
        MAwGCCqGSIb3DQIJBQAwHQYJYIZIAWUDBAEqBBAEuuUq+Tv2x7kBhp4kBroJBIIE
        0HosCvuI06w5DHQiwSXBvUtdb6+Bsc3k1gOIKc2Z+ShD8c+AYDFMjgquusoN6evN
        0NnCP2D2fx3r1aO4Aby/fvfJ4/nBqroqJ/1Fj8+HbQPxENBh5WiPoULBjhrYfD2H
        Z13d3rFSFmlH6wkFILGVOTNdI7gg/3dhRvT5FbIetALnLdJKqpFc2DKd22U5I9le
        ie2Zpab6nx3w1aJuIcr5wlvXSWPeIg6dt7oOTxrOL4LDZn66/7ZiXwN/4FVep/jm
        cL10CHuFX6Thq8wJsHwMpI6uwXcUAtCRRsoCzX59pUEO1P7F5Un/7c6LVJra5axt
        udcWgtwdTa/g9NFibVNLcbqybh5P/N0n8kzbXvgXw2lXhqypgLrXZewZq0uwcwgO
        6WPiDaRB0adjOiFQizcrrDV7zPrAKY//ScrzVzLdT9xObH5DQix0aBrYTMAAbAPq
        0yJ9FhM2zk5YeYkxZoIy2jhFUO0X2/Gt3grGfY5ogz5UsS7+IrNGbsmKV2uO9rRg
        vRC2tg9nlS3kvChwD9wrwHYf4M8cC1ZqhtSrwAI02b2OXpAjbcOq7akSMEcmA2MQ
        e46JEeMim8y+zz4/VBLx0qDbEi+2ZqqKjuJuR2gI1dtDBWqAet5YdafHnA+niQFS
        b/3D7VoWSB7LM+zFLhCBlZ1PDTY+gWRdzqyAE18WAQa/ZeikLPmSQRRcwc3YYvaK
        F5nH+tRE2zwx3j5B8dnHAQp+VEHsFFpQWu0Us1xvqs1cw+F785suj+TH3OWM7dbw
        w3ECh1P8KUm7KHimFL3sxkcJ6WYuhzV8s+OmtP+ITc+27Or5WMcEG7X643KimPtz
        lPpT42xT+BL1EXpN3gFlafbupP5lEZuKVH74qHYWOKesFcGBL8XAt95/DqdQP20k
        VZjbMnvNe+29n7welorjE26sc05YVgi1i3fmCAQWEHMCKMHCFVYW3o901Nw1S5rO
        i2kCYgA4K/d1Jg0sDSqVtXwje9eqgGOj7KHrwngKfLghuM3zrgixjY72aI3dyB7e
        OBVXaoXjddStlUWvlhRjReslQA6wbLZWK6bm7jLdpoBMapov2QWdFYRkoRNp8/Hd
        cFc2+8jpWd5Xvk4rqPcT6EgNVR3BMA68LqcdT3stcqDzwJ1f/BLzU2BsHiOF+VEE
        ATciQUK7FOqzPctif/iXIH6o9zWrErUOf/xR+40BxbqxuJU14UOf59kOIihZGR6l
        ZIezlAm7Pxt5xjPX/85Gt+O1qDFmU+g5PWuS6bzG3M1xAEt5O5DQGKWDlQiHs1fN
        1rMmnGjImxkZSEKVkr6FaUcow8GCySODOSSEPaq/V2hJBPmWKajcFFZ3YFS5qEXc
        YSVvn5MDpzD0G46nYvAeNu0JSppCZqbX4cNPVakBeipIdjBOtxApNB+zGwhJ4DAf
        CuuWj7x8viE5nU8Xaul1JpHKkJ0BPCL2thJkry5WbH9u/WWRW/uQOWxLQAdjxlnB
        pmwRJ8MiUb1zPcooPdHf/dah4PZD7g6xVr18dUvC0ZZD4kHwOUU8Yit7p0EB3k9s
        bbnqKklwOu9Z5Ub7jC2vHhLJMCRc7EVc65fvpLKm4QyTMhocF1VHCOzJXvtQKWhp
        425DsnUpH9RoipL6PCQsLFwr+ew0ZE23wvz6xHzIwYDk
        -----END ENCRYPTED PRIVATE KEY-----
        """;

    public const string Pkcs1Des3 =
        """
        -----BEGIN RSA PRIVATE KEY-----
        Proc-Type: 4,ENCRYPTED
        DEK-Info: DES-EDE3-CBC,5E53E3CF68FDC1F3
        
        exjqyyqVoOAkT7X5SU09XBCyc/agvxMSUjBqkrTL8kgKtlWmK/FvuNfaFJdlFxm+
        DI+un7hz5MxBak5Elux+pF5d8jnOyiwgoMa053IegN4sWXIrVBK83QChfD7Af6fU
        pxQ4DUaIc0o0dL8c/O5hnHKL2sYbiAwbLLxoWUj7JpvqSBh+Cbhkkn+0hbheDqTk
        B5D/jHdPoyfT90T7KwmP+iSAXgvktVEYuodoUDl2+RvJTAlI5wJFBlA8svRBkHX3
        XgpUlv3+Zx6h5GWOjZxaIjMxIoAkkAzdphB4irvID6SHaT3GAmT+GinoxIoYjfM+
        urUgZtpbIXGAs/dZ26UQ8a0Fn/F/nGyhREVvJMH57q3jYMh8mAYKH3gU6/DL1TKv
        x6L5dIWtVyRZ2R91NiWl/awEBzbdtVyV7XPm7bLIG0Oy/keso3SC8ZeO99roO73i
        qTZ1d43J+8QUrqkXORqg7ztJ9U2SQ4p7cFQojVdfO3608gue8XGkCTc/MjUkEzrs
        YEYDbMB2r283qA+BhVY9iebpOjKKWM+a67vqFYuV4C9zbl43bUPgCxudIONuffvP
        DFWKkXGPpyPUr4ileTn5n/5WbwwnLZcTZIfChCKJDVvm+kki27giKX5WYCYZYQ2T
        EyFlhidZkwv8nglnQbH5/Z+5x6EKrZKxhJOIfJ9Yea5bQNC4ecyAfQCvzNFXqDMY
        r+QorN5WbIUYxbqDX4bmSMcCtVcWGd10r1AoGdQTa9scfEFiIMGaiPaVi3sa8D4F
        0e9uHDv1vYkJRKMrfSD/+OYLmy0sSGjgS9omsUAu+AyhzftxygfQ/lzFntN4ulhT
        oP9oD220xxtt2OsMTYBqT14bUg+xsGKqxDtqncp8p36FBIaxOopoFH1vS4uNf8yO
        rwdDI9+d9bVa+u5u5wgpsfQtliLi4UfxysPE/DSCzZWmEfy8vZ+5loYkYvIw3/xA
        ZKj8QoyuYuz3sapJ9MPFwjgD0AW3Zqf8/qzsBFM/2WUON7NlmTBjjTJ6w2t78QSd
        dpnKSigBxs5iDbNM2zzC50DKkDXu3CIR8tSLosOLc8/Q45XBHbRvXp5/qN/94QIp
        t319oZcj/ohZd4xUgTP11t/LDcW90TM6wPgLhQ0jocws1EwE5LWHdFfBXuxycppt
        Nq9HySbKvehQgxQ8xS60du8g4Ku+iAi8L59dUH3MinMaMApti0HwAzeehmZKcKL1
        OJ6pTnl9TJxe0CBQQPfWAxcUsJ/fWkikJI+qzZUVThsclZUctVMP7caVZpZp+7H4
        hU9je+JCzUGwATMO7lPu+NZypOKz+mHljn+nRcjiQiaYFVAyXVK3wu7ED6XkPrAF
        vkbc8PO7RfUHdjkpgZzbI2CY9XP/SRmk3T9YiD0Mhm8sraSHrHXLqTTej+2aEOgC
        pcW9k3wo2ZOrI/lDCs998hah+FCrr43FaOVnI7c2DhNLVopVMep9/WXxat/2IE+v
        EOANITSUWCIg6iYpqYDNQtA2HXDPQp12Lc1YspZK/7a/E07I/4U1HpJBTe5SotqV
        qTC8toKOiBf7iWud7FzBjuH3Z/49SnerscNsHXrNMO/daOC1b/5PPw==
        -----END RSA PRIVATE KEY-----
        """;

    public const string Pkcs1Aes128 =
        """
        -----BEGIN RSA PRIVATE KEY-----
        Proc-Type: 4,ENCRYPTED
        DEK-Info: AES-128-CBC,28833AB7FB9A9357FC1B70D99258E378
        
        DxvB9WKx7ZRYwEayUdaQHkIJ0qAQuul6oPtFwEpxwhw67BViR887eG0N5JA8fXxZ
        rtIhn+8aoNAZRufJL0mKYdDqLoKjBEPsdp0a41fz/+N8OOBLNQIpa01KKZiIoydG
        w9ykX0eV+Gl18Pk2n6VrcjiW8EqizP9iDUl0LPpjUhU+xbt3pcISr5iStDeATX8B
        eP3eSqcwEd/UlGUf2hk1ettERI1M3zAVTpuzwTq19xz+q9d2GZJ1cP0uUfN9qn7c
        4xoqfEzQOYQuTWmpRUutceSs1E8QVuNPUtrGBD5qGGFpNgK0lx+Zfb4a+zeOhLSE
        tDvE0fBkrt0t9cjZuznhCEOUjV14iibojuUttZG7B+vexswswEihnHe3PftXoGiL
        62Ee1fgfve/pYwwr3h8vZKcCtkjEpF3u35VW19AHh1xjw6Rd+Kl71ZHogxXodJtY
        QQAHBRffDdnOeMzapjOq9LLWZsZxOLzhH/uvT1ttE68K0lZGf49iXqb4KrIuKqKT
        h3eLQ/c+tkUdVHBsmCbdLKJQ7xTtyJbxKbdPtN2OeEjPJR/8fe+DwozFyLw7E74Z
        Bwmeuk0h6rSo/a4XtEGGDRSLRrnzQcD2Hf/Z7ChbW2EIsVK+xrfOSAGaBRLx7kC5
        uj4f9rLKAZGMYAKCIWEuXylUj5eVa5V8npq4qCAELeZ3XRnXeRvwScKeoYMhhbHB
        zqOtDFGMaO2Pmpncs5ywlITEMBR51Ma6jaVk/6dFik3NOO3i50TCkH9fzgMYYF+w
        NK7Z6zKpRDhYa6gR5h6OmfIOJzyY3fjQHJie5N6a2eVWGv/kJ+lCTTqXTd94//tb
        hECx9uTxXI8f9uf9469mgdnaK3uUWpXdWpAmVqjVbblLaMlAiqwKWE5u8QLb5kQX
        yGBOO9BoSy1QkLXbGXMPDgwyGo4alggpafIneiTDvARsnYkYfozuWPZePDOyXbA0
        0636ro+d6wL26NbrH0X4lZULDmk8IScQfRk5CIRYH8QjEKYHdDciCGiRqiYHatF5
        39B9ql3FWEjrZR9YfAkr5W6QXMjR+4QE5Sa4Z4dXxYVl4d460aIXtRFVcs5rCo3J
        ntF2huMvrt9/RJDEy0YcM4r9V6DjRfnZjoybCkj9LoWZPFI6RUTOq4GEmLk2Gq4j
        Riexo9nPlM8yTnVC4ZRn2SCELmpeMDe7fD3WKiS+ILUH64C7r45834gEDNBwmisv
        83M9/UIcVVcKlY9AejcgK6HfpUDRvqIivnZFVgdOxymm5NJon7IZvhFLV0KBIWol
        n12bu78W4HrguKLLsrjKQ4X2fyijq97ov7wtXn+BbjdXRqdYnjq5eJ/o30Gu4yXo
        qsRFJxbccwn5DTVAqymPhC02wmIMbBxlGyFa0fq0GjxpFOcIu8CPykV/N+3Iqxu8
        2cawE3WbtNrKOs5drfSdqaO0KnLjEXSoTEKH0CGhtCxXx46z5NFUcQUd6bY11EW4
        waXF0961cbO/+fxjeflhSnrRdJx/CN4FHMFIOqTRgXCk+4lOzxkKzVIGwDN1Nk56
        x3F62/PMlytQnLeYqWIAj2NbEL/tOYdrKUDkRcQuRzPZldosJJtYsjdofxUwPIlR
        -----END RSA PRIVATE KEY-----
        """;

    public const string Pkcs1Aes192 =
        """
        -----BEGIN RSA PRIVATE KEY-----
        Proc-Type: 4,ENCRYPTED
        DEK-Info: AES-192-CBC,4B0945B0A4C8E957F8C6BED98F5AB155
        
        0smFCqy80VOQ2eKVZyAYwa5AAkXUn5BGQEMONubl1bHsIS4Xya2p19EMMTn9/aCT
        c1HHVZb3lGQLW2d4a5gAb9vgtsmT6lHVGiZEc/qvHtW7NBtvwK/OvWyDkp1Hy0qX
        stQRf/bZU5hx+h6fbs9d4Xm6W3NkaurrIaVZNYFpA7sCyzn2pt3n0LchoxwnbKoD
        yBV9FABXkK1aNpGL9sDjHQfEQ2FY9Ynp7ItfbM4M/yRFHJ+FXsAthpHO0VE1T9cC
        pTgsQhts4oQ/GoKmjfNuYyX6tYMs5zEL9kmhCUKv+4ld86VP0/mv0K9RdwvsH4xp
        kLm3AAOY1pab87RaiBLsec96wnh2ws/TTHl1GRtrmYG5cQEF9zCiFQrFwTEkAyp6
        4V+reHjGf5fJRoKo71/RDcqKC4SKvcQrUuBbDWG8Agdk5PQ2OjAA1RabXuEoEG/M
        NvWK+xh/Eaoh+8XMBZmx9Nixdjj/RQ3k6ZdDbb1JJsW/1m3iHvEMxWYctw0KyjVG
        qS/7uaHiqXwLVmpBIFx4XsjlhSmLRiAaJTjt2Rxt6qFuFqsL3YpSQko6LaTD4PkY
        8rtRQ1Dz6judyPXB73rKg99fMgYb/RW3OUAwADAQNHAbuYzPbzhxL8YW4FNVphCl
        d4IPPjKv5dqBn/OGnQROqDZgUyGLhgrSAlw5sYJc+q9mM+BrP+f6YSv6QyC+Nlta
        tNth3DbCp9dBcHzhxpu+NzrWA44/muI7zKCQiI2IS64bl+5TUXvzO05kYs/wgS1J
        GFYzDMBnJO8O0shQmFWHMvscVtpuShvg0DQPpxkd9SGrSbk3skW/wO5t5asP28SQ
        QgyYd/164Z4eBEnPvbtIc65msCO6Y/PsmZGOwhlvCOEQVCCIeiOWgXGTl1DybkSD
        5DvxxAteELBqvc2L/jQOV8fd+O3gGS8jJp0G/hbX2r7ZC87j1bAqv3BBSw4sKnsJ
        esr2nTM/44nURkxqtrGtaHrQqEODDYLtn6sbnbx5sqS6LUQk0sJvG7fJIvSMK3Iz
        PD1Rwz2U3Gti1W+VrrNxv7WERa6yUoxjiQIbkuBnaikkyfOMsIGecHL/Yot3tlQn
        KrnXjr7sOLD7qL495k5uG/YFfigViQCEWOZ5JQx3m1YePP/fGou7JUCJ+Tp1Td+L
        PB+E4OgqzdEbV2yuxoPHENtVlEc19gSQsdKOkzGO9dkPwnXzmVh13vn0bxBDz7vT
        32INnIdY+SDeHRxcSpIfHun6BgsPPxvuQATrWwSqWVfoKOOv4aIyDZY3gPAb7jAr
        YYC+9acQdyi6zRcWwwwcQtClRArY60xd5wkwhEDxJMHgeA5FoiGuMHQJReZByDnj
        /tiL6aQRCYQ19ffynuRWGpU21q87DlUhTGDgsdDzhy7BuNlqIQcqYbTn6MyTdSF3
        Qd0jaD4NdXKazGWoziz4T8TCHQ3TEcbReqQl8ziQyvPNqaJVkPMXgBWChU9stDHC
        5ZMtzx8wW//nMqopdeTtXRLmzGo+F+CL+Gy8LwlLsl3UVq03B0E0YZN3AqKiSaD/
        a/dCPFxFSuISBzRYRaBIObhNkux/GJyxATHbyHXZGS8qkQhRWTHGaYlh34BLOQ88
        -----END RSA PRIVATE KEY-----
        """;

    public const string Pkcs1Aes256 =
        """
        -----BEGIN RSA PRIVATE KEY-----
        Proc-Type: 4,ENCRYPTED
        DEK-Info: AES-256-CBC,8E996A96F52D3787871C03E91DA0B5A6
        
        KNjCGUpONENzbL4v7V5twdSznnvWuLIlWRdV4mKmPwyvjB7mpfFkQzZIn43Dltaq
        gGUYhWzGWYyGGsaYqD/q33rfTn3MAs19dVwBbUKqR6mjba89lmHPg5qQu0ccqXob
        QAMEPEpOBqs3o5LWqsd9gvXtH/P5FCCQYji/XdJSG92xnr7+zqmYpugMP4mULO3o
        glMmNs3uZ+Fc1fvb9WEyIu8x+ZiWnNtDIcVENP1ef4q7J+VxAP4ucVf1qiuc/zxD
        095AtGeE3k6Ywd/Aq2bk98W6ux21KytVD2lCn5qmsx818kNwo+dOu69hbKHfcgYL
        giUW5B4Z+tEzLwtpzNXJi6ea4i1NnDOxIAPHioQw4yrbZVXfWJiLF0QDSXOcTIEN
        lJgmjwZ4+vpWrFNxX+c7QVlIxYNBkk7ujJsI20nOnskfjNt80c+F/KsfAoe4b7HX
        3No3UYV4b6lhG1SqiWOWAQy9BZQ3eM/yvM/KxrxuqY5JmGXHpG9asuQZORuyGwak
        o9/+wIL6ns6YLjalSZFWScWU6PajW6Bjp9ENR8Sr0kgVffH5Ukd8H2GcgkgJY58d
        9Q/zi/hS3KV9BRUW+cPHp7Qd87IiBOC7FEKtfPex/FADPzF7t1tQfjDf8rVYfgvM
        0yEUPmTd9z0Ke2RmA6Llc3+EoQBEjcXsqiWyNTSh5O1+6Q6wfPt4xnD898DVAu6h
        cYaGp53/oOI/RqLx5GH0WhueiTGBtspLTWRJlvOB3MOylEac3eAMD8McL/iX3peA
        JnFKL+okNsZC5+lDs6I0VrWoQaq+mQ+TFdZD2uisjTT7Vauqxz7ULRVsrssK+jec
        Q5GunaWqveGb6RXItdfYoSBricGe2KPJ80tnGmgj86gvJeNzTxg18rLRi7fb44BL
        rJjV6000Fu/WaK1/sHO2AloOsDTEI2LEsRxoQ/X5WptnDJdewawI6k6zUjb2sNtm
        NTECXjTOIZksplfOW5AGkY3MxjBLBB23mG2pzNuoKCSvHMtHCiaJ9uLUQ1u39qJl
        cOV11QWNKbMglpzHHARLyHYwHFOZGjcrLtbMob0VW24UpSagLk4GyZPopujcwFIP
        y1jmSaazXKFG0rgfAC8Mw6cR+DBO2yrYCd9RATYXiZoTDsG0WR6PrlJ6+wybRQmW
        /zcH5xvL1BAcJj+tJ7yJ1dmqG2Pj/cIf4Xu8ZFyMwmHI8ABvwJBcU8aFdOzSuGoa
        kzNUmCkmq4VcZwZwma7Q126+jyXc2GaD4qrSJkReOnZo/fwEqQJ26rQlUTmsC3Xu
        bGFWRN5cKlXpo5hQCp/9EwNRCsmzR83Ry6z8mvji4SRQoXmYIiwoPMnPDjZJkvQY
        m3loERSp2tAoMPVwTrEnLEXZNJhjQp48sN5eJbaR0P76cmCy+NoD++6bsOJ/jMb0
        TRArXk1bemrLlvV0JfoaHarMBRGWqTPRGxUInHly95Lrq3QCWJ46YI9w5H93Cgs3
        vIsSHLj+1X0PSTE5y25fKmiaxYawOwdRtYTzs9u1AA40O4D+JGtqbXMXdFlrbtaS
        H0M8iflVRcdoSIvbor2BxtHeSDEMdPRQ9fnSgCHH0qRfXu5jwaJ3WG51C7bkSLr4
        -----END RSA PRIVATE KEY-----
        """;

    public const string Pkcs1UnicodePassword =
        """
        -----BEGIN RSA PRIVATE KEY-----
        Proc-Type: 4,ENCRYPTED
        DEK-Info: AES-256-CBC,A0B5AB5AD4C9393608C92EFBF8155535
        
        ulMvix7NxM9kW4NYadQy1+2oFEwPGtMlHh4J4meuH07rqvEEb9Nmf7s4Q0F2/Ygo
        FduZIQUZCbOmZMB/jIwajh9DdJzWEA3lQGFlvgb0V42FCe8B1nAzyrvpyV/X8UVT
        3OGvEf5qTwWc/35BNBkpJhV0M43XhekjcXVYbTDnBXe+6c3NI9PzWOikDe7eiqV/
        fTdMY4je/MK0o/Htb6HZIG65j1MrOq9PfYPPiHBBhTBbx/LZd8vjIoCpH62YAfG0
        xskqdBeoldCcSt3Or4RMPppQ+hzy5m4BJrL4CB0I87yMq/nmXzBf3V+KTsDj+qnS
        LHObuFu49ComKXxmAweHrTHtMbUIvg+RiP0a++2ZVfiEilQ9KSnBn2Qg9VaRApTO
        YF6Tio9xRVn1pfY+2KjDeNXjJJ7gDhZoiuik00QWy9CmFcHTL8iksr5fnSmjzKjU
        gCqBBagEDC+yVY8iQqtyUPgzoOK6UbY6TU4HHqIESB0Z4FQ6X3uTeVPnILwjqC2G
        Q0weIx3klBGD/gjfzrjERM8C3GrH6wsiSsEChANoK/WM9x5ZOslfyoXk+XgOo5pr
        iJ/IktLYm+CkeVNEotfD0f4GGr/VUUiYbTsUfr8Z4gVMa0Hxu/7oY+ZvDY+rGjRL
        OksK3bJaI+thkemAO8mzfSSgIEtqUwp46BH176M7VT1iRzF1RzPimMzqHywMx8VP
        Zf4ZKLpO4gdx/2k9KcwE0rDuddTk9Cyq2QGJvgMA/JVBhNeolwYxMJSyc6aoIkVN
        ZqmU6OFma6oIrwsY+04VRX8dsYZvXmOt848eJ89p9SfdmfdL/YfoGme3Fwhe/1V9
        k/h1klHxphf09XrM4uZO0jHErDTe7KO9SXGbL9y0+Vn++Jvi6nL/wMEtDWLyOCe4
        Qyp8/vNGOVKJITm1RGmC7zhPQqzNL+DUYsNI2bwrkd55iC+iy0WNudPsNmghWb1o
        7FBbJO1VQ6TNdgd8Mqs/xDB+H06korU8d9STKzFE4JTmQrIJPKh4ZvT3XwCX5Pkv
        jURzC+1QQNAvx5ot4RHXVC9t8EIfNv6v0vSFtcfC8LpQ1fZ0hcnQurPKO6ipmB7T
        FaKQBZBTEZd/P+HSc0LY8vIJYSkR2u/ih3aMYbV6q38R8vKngolJTiA2BHRAVurt
        d68qoVxcbMbCBDaDtf16lzqFn2trjyE01NoWmmPnlxuqgzmFsRrcAo3Wam+GLJAG
        9Sql4l962M8JM/fXGaTKlOtd+8Z/UIAlYjwGUKAvPnmwNVNqW2krUGyo3b+iJFyM
        geqxDvChcmNFdxjM2ksZRRTi1Yy3tsBOKlYd24FxUJopOBHb3wn4rBRJsCnBAID6
        VLnwOkAU4cwBbfMpLXYrfarrx3lYyYR5UmLCZ13FOI8TXLbA984R6YR9bxfWnRD4
        2ISpiWjs39raDn1Hi9qG53qpzXlEP+wsquyu8Dqy3Z6rjYMpEwfEh7DUeB+GlB2C
        kYDcTke3yr32ao5m0jZAO6uydgJNvZgHDBVEgHbj/2u/QOyv96dE1A/sYPwifJFG
        FoPnIyEaiMLcTa9sHwyB0o5/gOOFpcdqeLqbQhh/lwMxAw4S8yl7n+TAYTyHUazM
        -----END RSA PRIVATE KEY-----
        """;

    public const string Pkcs1Camellia =
        """
        -----BEGIN RSA PRIVATE KEY-----
        Proc-Type: 4,ENCRYPTED
        DEK-Info: CAMELLIA-128-CBC,88ED242B5CBB9687C639E6A4721605DF
        
        SeFEwQ6bv+Xc/+FvCEpNHPl2pEF6tv3zuX1zw3C2n9bnXSWmZ0zC7joiPtMCekyC
        HRNH6ltf9XjNBJRQdduBrflFiieNlZvwTFow8uFHhlX3rPJwgX/NjUhZhaVsyk78
        TdHjZuTPKg1o8zS1/NTDdNA80tCYsgoe3rwiAWtvMwyn6V4rOVTBEUI6i2vh1ZyP
        Jx+dzouzuUgrMeN7G7dI6BreYdgpYTsdAl3Bbf6sEV7EW+qxzUc+YYdj79zCU0Gz
        riNjQ1An5hV4Mmi6aaZJw01DNIHQ76i7LDha05uyZcsTo8stQjKe13DDGNn6Vx/M
        D4IeWU5eCmpoc4h46OsfoQqBJB8rFrWFkCLOtqu1H9CBdh7AYAFj3zKAZd2V6IgH
        UtjIrsly8XU0foMQpbpN1qJjAAXSXxZM+KG14V03j7AQN88q74DoYeWBKuHfjXhc
        Cfv62zVMME8Nn1yqhePj2DrnkBK3+fO1nY23I0op1A0r/wJnHe6/qqGP2xsygJDz
        OMdHBvJLi/TkdZYN/Koy7E5+pdRl1uAN5vkMdeKNdmwOZATmqZSwaYFxJ6mOeZrd
        Vy2x9S5pEPwHiXWTFYTqZ7R3VtsEc6mANUPrGpPCIEaR390a5mRSeHT+m/TKBgLt
        QgBk8WPoTmXwUJs1QH22NRJQuOLWozjeJ6U/+UVwduF9/k475BZCNesZY4jGRVZg
        kNIxs9ccD9a4A+GgyC7k6KLLMvAbu684iJ3VFQe0joPD02GRodZuRbm63SxShkBl
        WkdAiLpjOfYPldmPRthaSkf4fucU4dK1lCDX5A7M2zaTEVyEvaLu3zWp5mCvGwLD
        ir54i9pOvQvL6vEkun7IblmV01+jEqqAoB8q63/8g374hfh1kQZnZFb5XQdnn4zm
        xlYUkRPDCiIxNNKzM48IV2heI4yLTX6+wWCOLUwAfba5/+hRY0YH9dzGeECetn5w
        jbqFSeVP8VHQ1QSDSUw/XW6ka2mbqyFxqUPIbX8B5dGVmshA4H40RM625sVMNyh/
        /iuwV/Y3MYdyPKELgrvQEd7L0wsPa56WuKb+BaggEkzfTX3bL6BfDq6W9zlvN9sD
        Ln/W58raR+qiq3f0lPuIe6f7lY7QUnrCcLnvMzKU5ES1X3wIGK53v96u4Qcb/Eof
        AneJM0oD7o7h08itaWw6UYsyj5T7fpQ4ZZHqRLCO1WsanKbXXp2y3Ma0uTyusJPZ
        B0wd5Kw3LTCVuoXETb27uSCgprc51P5K3chetejm4NeBx9IXmZ5Lk5/+nrGuB6By
        QAmIntWTVbjKV+2C83IUmyOnjar08sLeLeD3y1lqAb/7xUp5uWV8qwy/fPVPBEE8
        L3eO/PzCo25P7oIWrp9+NTSWcsiVlze+RHug7SxquB4CemImbGyrRDan9jXdjiqh
        Lj736PsqKDSB8ZfzxxSorJW8/Vj7qI0YY5+yN6Y+3KFgDmi6QGdViUU04Dl429If
        UkmIIRRhz0di5hAHd1LPwzyABK9UqjrLXLzS+nzwHKV9SAmmbPEVSiBsKh0MyZc1
        4rm4qRyOvqFBYPxI6/yu2TLpKRi6HuV8xZnIQWxWzkOngnehretsn+93j7y/g9Az
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
        eyJhbGciOiJSU0EtT0FFUC0yNTYiLCJlbmMiOiJBMjU2R0NNIiwia2lkIjoia2V5LTEifQ.DRzmNh3TPZsZVr_dkNvjpajaUEV5I
        X-b1OQd5TmAbMU8swCsqzwrAN13qAeDtX-ChGWfGBUwCy3gRHqhCuY7BOr8VNJ_N9i5lKlFCX4RzyaGkv_x6kC_yqFZBrUBRqRJ3
        C1J8szcUDb5E5Y5xAH7fuPM-afYPw3wm8YdQr4Pdodbp_73_HOMdmRFwwysONgjLoO0MoEpG13dJ7MEXE5lLCBSe1EkI-i7fOvKi
        MNmBzlhWyto_Jj5XAjFmboa7VKR9IqbDAGvnOc4Chw8Yy2FB-CRAmClzHB16JgUqJiViILBHzlJSC0aXvlQAts2JXPE4JpZjnTH0
        ljxow0cFgJwbA.QOlhbySrDDuhBEo9.HgHXFWSVSFnP2KmE2_jrJbnpIAymOGvijPTGHxjedoXVLPP0BK1YfA3SL45E5lGI_dZC1
        XyMlDw9KQFsk7lscaGQ2kilmRkMUBfsM2ioj9iphPze8S76Lt4yXLGU3G2BjuMh0JrYSRzVCLHI1r5wLWc-t8V4PPc_nkBXLAoIx
        g.8ginzD7sctZRTOOCyCttPw
        """;

    public const string JweOaepA256Gcm =
        """
        eyJhbGciOiJSU0EtT0FFUCIsImVuYyI6IkEyNTZHQ00ifQ.Rg03d2yWzMtuljIIUr1bUlm9msBKBSdyr7tiB37xHtqx0B0DXX7_Y
        F34R2H06lKQvxXHNUshOxOkPhyNeChtkq4JRNEG7QzAmrWP59XhnKdazfYsH5DhQaL4FiTiBqTobFIwbhJUZuG25A1NND9UdbUH7
        R_ZdmLu0A-_wX9qmHUoQt9iY2yaZfxcaSCnMR6m_PLa4d0J76sIkVA-U3MXIzsAy09PbVdtcPijhHpP52LOI_MR6mpfB8KZx8A1g
        7320M5XakCDuFNSoM3Fj-KtgOpw8OxJIwdtOuigzKEg-B2jPG52n80iBTFKGfX4BSdwxv76o_qwkTrK6wx6hg6hlA.pJCy9VfkPY
        QSllOj.ZXlkSWyJt43zbHTkzUIrAJAoesnzj57H3ryhlRnLcRCU3DFs_zixZDqyKBPtbGsi0RCWeALs4y2B9jMwszaShH0egyyxy
        5a16rZvP_QKfwgYoWJFzvBMEo7MhV9Nhh40gmAMlR2unfmX3ajTp_3o68CV_zZWfuqgB4pJFuhPVQ.omLR0lwooSqgdsn8umSGng
        """;

    public const string JweOaepA128Gcm =
        """
        eyJhbGciOiJSU0EtT0FFUCIsImVuYyI6IkExMjhHQ00ifQ.b0wl7O1zJh2Q_ZTZv8JvDsWOlyhXqAZl4H5KqW8BAKWnJth04B_jT
        gLZz4ZjrczGBMrpooZFgotbwWA8-1xAXV37t9u2fx_ZB1EDowJyoHp2JKalYzOBLEU6Vch-joK6d4t6HjV35dx0Amu4vcxqMaB2R
        wrdbF90HR8-8s6MI3PCHt608zxSuHr8G1rqXDCBg5kBZP7ipFKoym3HMPLggA9gz5-jniBc2OpO7Lv_AYXVbcNbYqXKBoVITJdBE
        z0hNcSQ2LGq1pFYZNKhUCh_nvbrZu37puK5cPOQrLulEQnl8dg49ZyrUdQWW07hwRywpD7GKzC8oGpMFw6n_0Ff6Q.6Q0_toGoUz
        29RbAj.Q8es-wFy1N9UrTP0a3s6rKQjv7ZgC_V-oiA7IOo1iwmQzWb0cIF80gXEJ9r5qbWtpjCFz3JuAJy8_z-YzzW7D5xpsT48c
        u0g2CBJ0lwTVQ91JClQrF60s5uPrdF5ImEimjUUpUE34V87sb6oc7fvB1oksxkW2ougpbrM-R4gYQ.CWDloRFd7MxmPNHltLpt6g
        """;

    public const string JweOaepA128CbcHs256 =
        """
        eyJhbGciOiJSU0EtT0FFUCIsImVuYyI6IkExMjhDQkMtSFMyNTYifQ.VlwAWsH97LXI_ZPkXd8nd1EywLnhyKav_rsXNdRuRXkuo
        R4-WjMoVzlTb-hVNPPvG9T08ZpoJVhnthoN-rOeblvWQDYtTaWSykiMuOP5zntfOWQLOxbU0AI-1HYm4-7FPHVu3FXYQWmHQ1LVL
        zmXXpjk7U0DEy9Qh-kav06zlv2j5AayH-b6qjoFRLGs-HWGUthBSPN9R33h5BjBwpl_OqalV9k5VDFHfCeQuAgxMVmcF63R0SXR3
        Je7jfRR5QDrViqiRNkk8sJ1FXm3dGSuOZsTJyE-e2bxHkNXYgU46Q7yA0zf2N1nzRE-u7IhRERT8Q0l8DP-GsIcbE95SbLowg.LI
        BBwM_lu-fEYgs_ZqIjNw.pylC6eVlVF_kMvQfHrDY9tbrctZo2tTZOM6d-WfV5XStk_8fw_7gTABwVkbaoTG9GG0ggK7fJ831dgA
        2hCZYvYVZuQct6QfoXFwfEMXyKFYWwYSteSTS7wE-ZylKhg_FRhCAGSzO35oEGxvmXraQSCgdJHoNaoS4xui8wGs9sUE.ETIl5n6
        GgFWVs5-Fak6Ijw
        """;

    public const string JweNotJson =
        """
        eyJhbGciOiJSU0EtT0FFUC0yNTYiLCJlbmMiOiJBMjU2R0NNIn0.SF5HysBWO9GSPecCXPgDSxgTOqGL6RQe0ko9XRp4RglfIf0i
        sMS4vx5wMWk6k-vpAU3DBwxZJ5zN-mTTvoLv5cM4QZkDfuerWuAMyfrdpmGtTZ5dTpndcdpHZaWECDf5nmQiiD3X0FnP1arb8vGO
        amO_r6wvSnykllRMvBz4ZUzvKeJXWqIpcuqCbCy1Hjd3aFWRTCCphiKCJbHNZdky-234VOABLExOGZUcZY_V0EXvj3i6zl3CLv2M
        Ss0tS75ESObrdMnn5eg4a4mGJM25gVZm1MgxroPavcHUHUoTOdaE9Ud066YYvSkGT8xAEGdOs7snB8bfFllTN63X34TPbQ.Wvq2x
        8zzUl42b1Lc.6E5Ad2q2C-4SNkLBoP3dahs.xHXT-yZxrOkKOgOmD-OArw
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
        g19Vj/5lr5KoVISlpCofOETirw/+dhJ8OiCZDCNHqZ5+BmnMncqr50h1f+hzrXssHoeY00ospNWCfXmJr8PWyjTAQW1cDNaxlzY1
        tlsDnDpfjH38nHPLuws6McfKBcBkxmpQ1Mu3v561nTYbWYzrcdyJOZ6AcDRjTXPG8beEScl0GdFI+6wSI6plJY5tOlCIukvyCFYr
        LD9Kt+LPvKDPLHzwwzkb5ClfYNBfLPcneSsTYYbUKRBCc4npe/KgJ56QHIdQbWw+7fxph+YUhx8RsgNuTA5ZL8ucSOJugdSZqtq6
        yEIOV2e98MbKM/QQmWwNiZCmpNw+KdDdRyCFN/Rw2b+j5n8jwCTN6Td9psRLN5R/JF8uCCybchTwmSTFGf+6xw/YdiXVuw7p0x5M
        YoQsYt+EgqyVvDO8f3JrnO9a2QjL4ovY5iZX/0lJOSjPBfF3lLp0/bMmY4lLicGh91GrC4F7AOdAzCthDWFqL76TrS76LpeziJ/m
        QpPFcPFWbUj0cLAI165xJF2UvuJiFEXyB9uX1yYZi5xdHr0tH++1AJKmuvbK3+gpX+nc+yN7R6T35YXWE4fc2+syGbBJNQYoMbw7
        OurMezfEYogFveF26VJwrxJPMkiOrGD1y9doiia7nFH/diBnpJhiPefzv3j4lD1Ci3bO4BKz8JaGPdCU/UqppFGu04fvKLAvFZ90
        pWJeugs5nZkmxtOocStEZADe/5ucukgqAvg1Zto=
        """;

    public const string MediaTextJson =
        """
        {"media_id":"790aba14-5f4a-4dbd-aa9e-0d75401da14b","cdn_url":"https://mmg.whatsapp.net/v/redacted","
        file_name":"Beleg für März 📄.txt","encryption_metadata":{"encrypted_hash":"2thR/GpyF3WWlgBsWkEEDGu80
        fKhX41HJ320LSCH6P4=","iv":"Jg/SvbELdHoorCbljqRLbQ==","encryption_key":"GgCasqOcSjoQHHKyrb8Imv2nk9pjz
        nBcNmPjq7vI1Do=","hmac_key":"YuiOKPAdfJsAuY9Dt6vV7FOZKI/X6jkTnaSoQ8CC2IQ=","plaintext_hash":"k/k+UzP
        x2/DfjbAWqaRpUsoOcsjnceyQv2JIB0b/7EA="}}
        """;

    public const string MediaWholeBlocksFile =
        """
        +6YeB/FXCAYLMAsWM8iUEjIvGcAKHMJd5so+W48DsWfwfnlLh0FuoY43B5Gh04xWF8tGXvTyqqz9a/7EjwAMdEnoSO/nIhwXr9nh
        0Y+L6fNAPhY2u6wwL/QU
        """;

    public const string MediaWholeBlocksJson =
        """
        {"media_id":"790aba14-5f4a-4dbd-aa9e-0d75401da14b","cdn_url":"https://mmg.whatsapp.net/v/redacted","
        file_name":"Beleg für März 📄.txt","encryption_metadata":{"encrypted_hash":"EYx1Pfj1ofodfY1Q/suY8DGXV
        Ryf4LF6HalW0q/z9bA=","iv":"KmNr2HLlUoNWhUrq4gQrbA==","encryption_key":"YB1JoLc6TpbiC6HfqOW1R+JeNIen6
        qnCiPNxktbwQZc=","hmac_key":"JHEA1tZyfAZjTjHErYYDZ0kwnlQm7BdWPVw1eGfqT9E=","plaintext_hash":"ya7nEaF
        TItZEa1cVa/V2IfgFFaJ4cxzhBKyUpi7qosk="}}
        """;

    public static FlowFixture Init { get; } = new(
        """
        {"encrypted_flow_data":"vXANHCqwijO9JmUrKI9mSGz8ySwFvDdYAoWZcakfBQqnm+r/Cx65XQyowI3kaSuhla1NRlvirYLS
        s9kENOoPRSFS2OcYOyy6","encrypted_aes_key":"MgXWYLD/eixpUrwGjCIOykubSRH2MlCohovtyZCU0b8PQO24w7B7jLy7I
        ymH+w57bLqdwIQsdu+rAUKt9ZRpgb0PCv687gO+kJUlAKM67rtP/bDVzyv+z6kACLGpxB3eHRetK/0VufQ6VUWzC59ZKcfSTHkHJ
        XbGlkN7SQqyj5f1+FPOZXqZ8gyAZu2Wbg/pYUDVH5gj6yT9V++pvACOWNZflg0XYOmfD0Lr/jsU101DUnm0gCxX1BIIOkHz/LMN0
        vYTpmEM1tm5fV2vrZ5XRuc9PBhe0MAymGW85Gyu545ZNy5gW+7gH9fd4DifkjC2XurB575Koq8kjsTXOBcRTw==","initial_ve
        ctor":"/OWdv2IUcbSz5V/CFeoPBQ=="}
        """,
        "sha256=f389f6f84e3764820ac8cc7bf840bc2da7da9df397dba5675216daf3ecea2b7c",
        """
        MsXDsoNhEQPfV5V5P72TcC+9J2EhfTdpXx4diN6hkMv6PHLHeRDawmfVxJjYug==
        """);

    public static FlowFixture Back { get; } = new(
        """
        {"encrypted_flow_data":"VOJnZDjlDV/EEgcHgDGxHpN0lSTxNsmrVbu0gL/RjqNAkqWPJYbq2NrVD6hIJqigrE5dR+S0kGjE
        fEInMJX8E2boHlrCwqUugZaIsstG1CZtiyHxvDo8FG8SnQ==","encrypted_aes_key":"mCtDh9oiQv7RWDXl2M6nYa/tGp3ee
        zcVCPf7Am0SyhDQse64zj4ANruGT3K1V3bNXNDM3tluGhbQ+xaPrOljcjRHfMxb/xZMDaRtVs3cEFJRWT8yONZdZyFawpOeGCgsp
        TsPbR2i16dX2KsF6k/0QajXJa8Rb4gFU8bbFZ0O8t0DieUoXAqHATbLP4RNpGTyJswbNOnsnXLxuvKO6xLilfQmxy3ZZZmv/Eo4u
        SnLLH+14g1xRHNaH56oAxUs5vufCbwOUFeH8hhjHLU3pwroYp7aMs/b3VkMmmHyZcGGAL3t98FhHzYI7Hp8Oh5fyHfc33x0/356x
        yHatP6wiYn9oA==","initial_vector":"5vfDrThxdp8uukvm79bBCA=="}
        """,
        "sha256=96d28a03e2ec8469d17aea704fea8860be8d5fe8077f76484731e62a812f924a",
        """
        fQiDsgOZJ2GgvTliD3hvkGnMwO+AYq/cxGq4430vIDJqdoH/LvcdZuurCZzT/afXpBi5CPNK0mvKZQc=
        """);

    public static FlowFixture DataExchange { get; } = new(
        """
        {"encrypted_flow_data":"gaMmKXlHF+DozDm60/8RK/c05YCvb+12wI2CfFwYZFd1LZrWhFYJCO04tbZnRPRookz1MnXvGc9y
        U+RryyOl7Rk6wl/5THtJoYSBfzLjrkZznsNM3Wu8AG20iE1ZFLDMVT6UCe5ZEomXaYuX3NEEu73PqnznU3KylHoYHj43Uc0Yl1RZ
        Lo5zfnEjtYwifrqN0HVDv8RlFu+2oatF","encrypted_aes_key":"K3e6hHjFWmCmbfIas1rtCrGdS3pkjE5qAWzkqQw3RMPlv
        rKYCZaDGjFkQrsm8Y8M2tg9gzQLn6URQUqp3aZMeLHQi6xjE/7JVZTakBp8+Dt+zO8hDwNBOEO4poQsla3miAyjoWwpBkPOz1g8i
        svmV4MBVrKiaNBCOXQF06ApPxSFB9VX4akrNJvbxIARIYykCxC+CTArZ85fCsZ4YM319gSUQ4xRbOnUxf5ECiyS353hu+my7GR3l
        Ax9aHm/NCQ/YlCjy6d58o5w6WtU+FW+BdjHOdVFvTpc67pTDxJmOzOSGw+8HOp61AydnYYXWFIBYfS1DSFLFRSfTiJXNYdBqQ=="
        ,"initial_vector":"xXaZ2CIiF+P0IiLaMa7B5g=="}
        """,
        "sha256=62b8e72a35141c15c361d75de4959599837452ae492674c6ab6aed3962b74f81",
        """
        W+nbDI4Ux0C3Ks6x60uvrOrexKZzLqrT7Ep58l0vH2yvcFqqJQhgHx/dRwtnwcaFwN9hO7QVUvGTpr5ODu/09dT+61fp6g==
        """);

    public static FlowFixture CounterWraps { get; } = new(
        """
        {"encrypted_flow_data":"WsRxobMucQt2GD6xrtqfti+/oP4xOqfiHpPkLfUvwZp8PmVzTIIFBm23f7hraH9vovqTp2xPpYZ8
        bpS31ssRXCt8UNxD+XRTNR8J55IbKbDZnO8vwKjiurvC+kr6GReBLZEdS7LaXbD5CtRalVgS2swfpe2ZCGb1G0abAx3QnKwYM1H8
        NG6t45blH/gY0Kst84zmiSEpK9IBYkoEXZEstP0R2ZVBrFWNNS0RMVbyNvpBNNgMGU8S4qTSIuCiHsaqEVWk7ImGwLvB7OKFxEOk
        XwUUBNBtWV/MuGh4","encrypted_aes_key":"U1XVcGyWLx1QHgVSa9cge2GRu01VyF5ixm78S0N3kJW088Zh7C0MCub7QFjYd
        TyrjdPMbEsSLPuEz0qvELqqjAfQu0P5frVZg9KmWkvwWHhJtqea62Cn3tpjdR1qIYs/Xui4/tdMFgRsTWGxsOWGgQr7AHWr7XG16
        HLd6HQnQA+IpIEcLK2/inkw1/UjHCFxIY9yTqEvluHBA/vTG6dUQIVp9kjEe8ZDfF0bQsIOoMsIE6sL0wwYaAuclTHaCsLu6tqer
        8Mx5ta2MWuJDyb8Z8vxMrr2hzpIEZC3R1kh2kIlyTDh3CauO6QOi/HGkCuy4avNbvqJRYeGhMYLzGcJRg==","initial_vector
        ":"vGMRV4qoutrhus85un7zaA=="}
        """,
        "sha256=ddf01c3e6b1df2971a40441aeebee70726c0b2126aeabe68a19eeb33a65871ff",
        """
        pFzKX6XBupttyJWars4GSuJh9GoJwSIkfg79zJz/j5O3T9o0pQ++Fs/b/mjtpA==
        """);

    public static FlowFixture Large { get; } = new(
        """
        {"encrypted_flow_data":"7Q16n0+biO1ADExK9tkeSrTVd8Vezb+dJgkyRWa5mqsHKYgtmVRWsQPQ4BrfFb7/+ft+ZWvmv+4l
        vJ10AkRRR74ZA5yNfjb5oM4myltvOHEpZFxwhfq8l9TKuxH+XTdfSwwx2u/ZTQdZ6ouMGhAuMOPMgDTkZQbdK+DDZYoM3wiqavvM
        IGu64+souovM7/bNVvaxq2M0WLgAfYzmDXs6dCEc833cGU47bBx+s19MqH4cQwm2B7fGSwCrrRnDGFtd2iEtiyBu1qHYxDfE+6Dw
        fbbBjsMf6/VCHs23eNXGFemYgVbn4fohaWkhytmnLiKDLKql2We7ck86NB0uwPTGwx4dO9f2B4Y24zmAbQIDRzcyzljCD3yg/G4m
        h5RFnst5gE/LX0PqPQdPpcnMaguZe7ukLvB30EsSAO7ZhUkKgrFU/hFTvzxukIZWFHIzrgC5RPjQljeQ5mHrRxKpn98cBKt/cDUq
        CXZ2qRyZR3blRMcA99zZzr5qY+WoPk3UUBh5B6/OneQPcYKGXYNVLYOim2lPbO1D5dDktvTct1HWAVH/o+UOsRXnmySC+LPQSdy1
        FWm8tvzEBJXUlKjUabtstMa0MiktG0RNjzi9de+s2q+d4EA/XbyI5KPPQVMiVZw7WSTf0wTZlF0yc9ft7e5hj/Sh6Exx5+nuU+tw
        xLv8Ei6xyB7K16OKPCr9ZUsV7x8X1LrNHuC+/xbanPHq/M2dODkJuDD4s08uDuKopC/SQbM3Xp0532Q6VEWhG6ukRVN+jpLxyq1m
        mhl9Q3PGgC9So0K/Lx/ejL2aYa5MV69RiHARGdhYLuJqNpWPAY6oq/j8ucaI+TVyuHeFSpC2EOfsdGNjY9zQLfSMxFKxuE28IZQA
        l6e8dlayZMRyisOoTN6ErcV8nykW7I6Kl1DKC/Mc6/UdJ5lHCHG6cRkv7VLUwHs6wx6twKCvXDRTNeVCmPBQejdpalci2xk0yAVD
        Lp/I69heqcz1QQn0Rj0zG0SiNj7M55y7+8SMtuVTv/w6LoB7cZAQhZcJ22BnBbW2GbYtGUs7ounZD9uZOQXSUw62+IQ0SteIt7nL
        8kZ6qHXrqTdH1bkDJU/F5zt7/P1lTR8hezs4Xaszbgh3syeB3Xwltyk2MEPFWCqt7+sZvB1jgK1oBRd2mOZjdyy2jyz44GHib+cd
        6PK9Rt4SSb7eRpx9uYXX1vB96wqgTcEN/L+rSFchFs3NJIkWARBJIPedzlJfFUKzEOyrQLH5Yaf4Uq2rNMfCkTBWEgV8M2JGRLGe
        pIfSJ4aDF25dOoRBE+Tk74liO0D2QfT2FemuCJZhWjRuNd8oFz3fXn6NTinLaEYZs11NsWeWCxO3KoymJFc2xDd9jgPVnu5xmX73
        BWOElI1px3UsWGVhWchxyPnbl9zXPshy9HHEHU0Uz+2KzsMuRafV8LenktNTlZk8V+2ex7A/WcE+LNrPFpJhUVI6N1yIsI6By5Rb
        n7XcUMfvK2IRPsn6kXhJCTNgn+o5RWxAH1AzL85PYVyRnFE7qF5YFUlBbhIVvcSc7cLVxe9k0K2b4CkKhJIgVCgZlcX9KHKCIWoR
        qVvLkHhtc2ziR6AxM3ZCmUoTxUNprHXOC946XjA0ReZjs6qF5J11IVNFUhIWVDyrkLi8ZpdMTfLjqBOyzjucZ7lgIqt3jAKK/CKb
        Cv97VSMGh9EEfHRgXbLmdF+Etc3tXjSVYOgANvIRoytH/9oewjyDHnmR8Gcz6gUh+PU9+wPOqC7e+e+t70bZm+M3aZCdI8RU0izf
        ZatSU0uOEq+vjU3varTJAcZT0TVUnzbqYXk8OvfhR0OpFpWz27elyCeRnZycW0eJK+jPXOTZGpl/GlsH48glNf1L7lr8EwRWeDYf
        4y1v8hoRcFqS8IRZBzddp5oWrJ0pf3areGhbUnDx3RMVy20hom01FYyYXo6Ilut7r0zzeFIa8r+nxstLBIIBHhsIrbBBKB+X9QzU
        d9T93egS0+6/Zeen3UPjVqy3bJfWh2muIbe0oaLHnRBv5GLY9u6FQDB+ckXInx7XjtAXkHf0xA5lXfeI+3Cp9l7sLGufqJv9G1/I
        kxwso1V8vKMxXqOkh1nYilUEnD2+4caRqvtJXdLNzyOmIpDFRJ5sXOWpFDRtApXEFaJs7RP1D9QHeLXoTRlHhhYXCfeQWij8JL+i
        o4TKnz2aoOPqjS8IlLw3hd/Rb1uPwU2zqQP6fz3Fm8HNLJxTevzMO/OcfsUmjyZi1nk874qoR6NxG+ENc6egrmwAY7yxH5JQf13F
        GkFCl85b6h9uv313PJfIy67Cgc2GreLyFxUsLKDGXyPKyCuTUPhsnZ1n1qtO2psC0cX4PW0OQOjARp41jhvgnEMdXZ6BA4oCa4+t
        79pvJfUCgykbWtEawRHQCNa0nYiZO2EXMohSrbBy9ASr3Gu7Eh46aj9lsK3qW5aLI+qf0HnSHxz/Oe9qjVYovsqht8h6GeqSJnvF
        q6KX9Ne2B0uuNZjcOhD36mwHFJCjv7MKLo9qbQHWwfTxzQnJQMRVbl43Opc9oWlgRrzNLLQ/wONPbEGErgvw5G1o9a/fkc02uYD0
        iZ54kg2XSnNhR4ReP9jx2ulz+YlT4AKClQcU9HUgNyVyX/Bk42V1VrEz89vuzTXMtWvPrkrDLlBVT59mdh9xe9C9Y5g+xYiq0QtV
        +bxwmVApat3rLLaoq1MnRb4rp+itZvY9HGMw8c31UDpoDn2C7P0FLyEd+H5SAYwIcMJMIjGZq+XSo1dv6YJujI3sUcf2Ec2YsXRA
        QksuComW5/qB3aMdUMSw7dCVFqgoAB8At33Yom5Lg1YmkbLt7Okc9vdoJmOoU7QWyfUyLgvimBch3go0aItkmfe/4/pGACCQJtp8
        zw1Q9Wis1f8Z2sP40JFDDUX/UB/dg8IwsSmtU0c5yarZiuj/KrQQQ7ZCEvE61O6bY1RtJWPnPohuV0dmy0qZ+CIaNHCy0bS+mHQE
        7j0/SoT3ZD0LEn17JvkSLrzn2dnwcXgiLdvYiAmnnUwbzGQtQQBW0oTW/MSXQ7H/5uYXnuRnJlJa8JkA6bI1no9B9cNkizRdHHAw
        zTDfT6YBNSS6VM5HZ7sXvuDnF6QnmKpUR6XU9wIgJ145eGImv2i7XL6D6kxfCcFd7I5mfnK8SVjYDgPLjFwtW9nrvyU0cNXUah11
        PVdp8R6LegJoDDuy8rdNo+SVXvXGWmMWar2ihv+EuT0EXD5SVm3laKGR7RU+9kwySRjj6ZnP2kvVB1MX6U9c3NGqUP4SiFAP5GNK
        GIyF3KhXGZGYeL8CtwVYRzmenSzY9YUB5kbb4l/duYVISSrsuZ0L5UlgjuTdidlOMaHhFWbUvhsmW4Zf+6bXbrbGkmMpgA3wS0AF
        6/IxBKz8dt9q0U7psjFL2b3Z2zy5gq6U1rAbjG4dfIuVBJ+oUdpcr3EsKirlryAy7IwiFRk/GgpXhu07AKDQeFbmwXhxpKG95xG7
        5+l6xHLxVW94kh4lDIJ+xi3z9/f5moJZC98vsZVzD4Ag57WjWg/JnWJaWtKQSo+lrN0E8Ugo/B+ckFr+B1STy+QDU/9j2Y45O25v
        dUfBDSsvCaCfIISdrzlqQaPJD5If98BKSdrvkduxAbS+aNDfgkLzMIYacGOvB0LXhtqU2GKGt0VsLmIsG01EGpeDjJZreWXb4+tU
        csTIRFUAVpkPD55GxolITxl+FSueDFd5WQd33cXqo3LMZU+sxtEyI++hSMurQAiE6gPcxtlUjubuUz0/kU835H7/YrwtyaOaEny4
        fPn9FeLx/neNX6SYCLyWEEmWp+xthY97sp/9gyEamdVbsKORXTLDROrdhY06G2FehqWhrIJT1hqFgxNK0rLPZhwBb4RdmnKFL9vZ
        QDlyDA1yuWniNg0rrt1aMknLJuygwlN+T2m9MXrX9mKe4RL5hXu/YZd5VtZVC3ccyM+uJ5pY82zlOuQSqi/2V03zvojE+b1z1Kii
        s9KSY4advHVMokaNQTrV3VaYaZi3liLBPpqA3f72UK+l0Je7QmpFJYTDerr2nkgqYkwXubSe7gJ3frrpcmPZTQIZBFuP39NkRECR
        JmKDc86IC1ou/1NMBKcyRqMjRmkdpcW0VNrmFX2CBTp66p0DDejlhTAS0XgdOIsVw6Rw5s2t5qf4dQGDuq+TW1rG9+2a9fcvFz/d
        xFOaDaj70fvONPVFsOp1Ov2ebNSfMSlLJXXx6Kdpb7MWL+/K2b/l/d972hRjUmpB2M4E5XAK1X2m5sBtZBO2Ct23WfuDPZMnBS9Z
        ZHHNR6R0jCHeUMtv3r6kN68anjpRtaL0w6HI/WNlMWlTrd/grT1U90+m5h+T5D0cc2j8fWGt3BAD9TThtyzHot3+Gt0umMwxW7td
        Vodxp7nQ/6rS0EhTXhsuoy4ra9ArqN7aeK19DdzstMD1lBRTKZgsMCHWmqOKuVMySuK2oLLee+yzCnBj0LHmNCsPPyH3P2ZieqV+
        6TkhqigvyqN8BPS9tqboCNfSJsHCaSq259PlA7XZfPs61/mm+FYnE+kwHOq6V7KXXRmidGa1QXp2Lkf9EyRlWY/OOGf517HBcOS5
        Q0zmlLELMh6H53U3JQzDN1OPVgfrV/RrV4S8/xAQ6NcndLAX7X9zPO7KhiVGs2kY8C1ZFwJNEwg7Pn+MpBA0b7FS694zAfSqVd6l
        Jydcmbu792uvx6Uweh1/gRb5BG5KOClhQoxLv1KNprgGI9bS5W6+TPZAihYHnN1x7SjEE66d1LQNm/Hv5lgOI2DSWo0S7kYEWzkv
        9zBOAS2hyxqeNxVS7d6nA+QKe58sJUH3MpC+C0ri/GrXGnkS+2JgzyPRrJNhIu1ZpdDJ80Q3jEJ7DFxoHJ6uKXdWPOnzi3rm0V+D
        Rx6ox8AoPFHKRFb0Yu2hpWB6MPDJjWR3cZAJGWXnMtei6GSJKwvXkPcdyER4XO/HDpObPPK0No4xBNmoCci7pE8FVvCo902XJGGX
        7LTgZ6BgNFAIz0yP5rGULgq5ASdNThVPv58o9Wg94MMhKcm5WaBWxhWTFyLF8mQgOtrrsdmX+JHnvnSiks26flvmR35WceFT2Smc
        OeFh7ej05FwW646DlUqBOerj056xjZHDuE/fW8IUDEdKQhoetV7hO1yFEJhHm5OIh1m6mfbVmDctTHCu4K39E5nE+5igbgmMQHSV
        YvanKScM5X8gRnUov8KDGGkPF14U2OUjKx+iP/0JrGmEUMJCh/TtgDuc0ZYWoFN123MftEs/MKt2TV8sBncDshgb9X+KkuaDUD2l
        tiGPXYgZNS/faBtEb/8LNEucv+LgXVd2qroq3mvXWfn2ex5QhCBsIOYxLW7MdDkGMtLFKfgLW85Mu3iZcGLVompFsYf4zQ3N6onr
        ntuq4Mn8JCsB/TJZuBJTlZ3VCsJkyWzGL3AYqqvb+Yq/vzmdP7A7nwbJ+DVeXXYRZLDhCsmV0WJuOYsnJ9+bz+wwWTk6+D4b2Tll
        kzBezjBjpYZ40JmkZL9z3zgz0UhBrfwax5dNDAtOTVtxNw3CZruqPWvubW9iHhx4IsrzRPmsexKYBHJaiUMNfPzACx9pijND0ykA
        iEbPhzHMGhQY0wBrh59H3zpOkbmDFHB2A5MNRtRuINohnxO6y0e4yyKiDMIKAoG7UncnmGLB76p3vNtN9n5IzG1hj7rAO3SToM0J
        IvtepcRjQwrRyPYptgNgH8fsttyZ3AFbH18qa6+iTNKS9p7BIptTBNnlSUz2PG80W9kUI5nyPklQDgr/xsojNddovgJvJxnJCTM9
        id0mOng4JZFTvqjgNSDfYVJc+9U43Lpgo0DbDRSKIlL3JlVRY6oe+d3AFJO50ADtMT3pz5mNFZRRHKVx8Y6OQPl+2KwWBMx5oAZv
        E8EscRvFNMbBrkfckbkoeDwOihDPlrlav1CXJ2Ep8OWD075/FkPxK7gEaDy51Xt0wKsDpx4L1PzB9c8EuqhS/gZSxMaJa9+X5K3n
        5DkeJCIA8nInBFDf6u4DdG6tkywsWJhl9VxVSMzC1teR0C3Prks5fO+A4WnXciX3PZ5uRMNigsx+Zylz+4NAxShJ8QfBzWPos5Ju
        6hcmMcC19nln2SdOoL62MHHnC0QtR8D/SNZQNlkFF31JzrdEOdqBlD1Z4RoWkAqNfmSQfOArANJen940L2aW8WsYFBABQh5kVA5r
        ZmYArrpq+KGY4IgVVlfQMHVldByrYVQLyUU20hb1pcJXVkILXEBipSNijXKhc/IgE2PaEjiUn4YPqxZUCYG2TPmnxqzBUCyk2dHB
        N8iDJ3QgFxXizIwFBP/PGxATbDajPYIxt0tia/Q3xkHOkJSNO9EewrMHUysOMKVlF+KkOxqBlavKy18ty6zp02S7FFQlcyNx6oGI
        /HhNxM53l+g8PHvLBJmTlM3EjDaE/yLbj1FW8D0FkstAUDJAJnkLZtOFu7ay7ne/yzTXWfWEOdGZRQS5rDBvjKYIRPz34xXs4IPC
        c009PaB+AQDpuig72FyduxtKqALOoi3a41f79mO2Pd4xG5pdgmUhT5xE9ikQRSVshMM1K6t/42o1APeLqa/YhGFCfvihlamO0sh1
        sdiCeZIwfjrn3iLIA6biYftJknPC7gSK7QyHr/SPAc8WuDd0DB8aVMyOp0khZMUcyXYJlWlQNaB7pliCxssIbq9zTXhjPRKIomjG
        MxT8HmUvkl7kFvLH+XwEXYakvdCqV7ea5QyxIja9KlEKtA5hwuCIs/UDnnIHLp0LHGgq/IEX6G1Og5NhLTQf8aXFxjnL+9/DzgIO
        ToZDi3MS5ZZf2ESLPaopqbjrTH1wUNp7l+XZPMBhwIlnRc8=","encrypted_aes_key":"FgM1AeyhjVBRaBNTC93Yq25fPuAJs
        OWtIzdAn128yjnDK2H7XNZHYk6qXr7HcGdpVbMvR3jHzQItU8D3AlP1R8iDqZ08o5OCUUQE/cChNOexYF7nxNOGaj/YiBtGiEMWy
        AJqbm59ge4Cmg+H5J/5bcZkZ5gmXJG8GXPTM69wb9XUgexm6a63+a6L01047wv4pD79uxjMy3UzDr4F9FuNHXhCWDFVg1LCzZMt3
        eg6ifpgCbbiV8TX62sc7MnfTz8cS3ushAqWUZqTq31lyY/OvrsNtL+DHcy6w4MmsLL7znGmZzIVFG0nyqw01UVqeZAkcfsRH321U
        3uF9qqpECcLMA==","initial_vector":"B9gBMGz6eijGGxapmSbv+g=="}
        """,
        "sha256=588ba9857c5e6b93cccdde4f83e28ae90c0a515347bb625b320eb1b6dd46136e",
        """
        mTw3xcDsp2YDkg2amJBo8H420m8dDyZP5zK3zk6DjZB5cpnULT66xDSl0X2CPw==
        """);

    public static FlowFixture SignedToken { get; } = new(
        """
        {"encrypted_flow_data":"nzpJUMP3dTi3gdMAzKDpB/Lxlv7rvuOYDxSiytIIV2nErgGx5TwTpJqYTq0SQpQ918qOUyvyvCMx
        JaPAqV5qYJfeSexyuwUaHWLfnxSi0IPYib3QhcS9UinuRqWV7v8TbY+/7LHcV2Y+M4y/FdlwuUeoFZyH1wqTHIzpOvmnEiWbP+jG
        uE4KcdDOdl97eSogmFDfGw35/cbotjriQYiwRB/lJbRzKIVo/KX5wGuwitWhmT8dNGW4A8/KcuBihSoDkLJWnFkj7/D3C2IcZQo/
        sQZAvFIBQveQqj7e3yJ1RV1L8td9wlutF/YHZR79krs2XLy5j2GVpebm","encrypted_aes_key":"X6WOWcrE428HGXy/1+00o
        jBigwXmbNy6tNUB7nYCKUm9Mvax+8jorqbOkURAr9l6TJzOgsf0/+9di4slf6l60WgpD7m3hRKO3hewzzK9i+FLi6Un/IRj38EF8
        1ziYGw+Kdrpwnto3Nm343NvuL7nrQCR0ww2IdE5llYxgVZ+10yQWkZwMGuzyx7pT4rStd6tvSzftQL6DnooHaGtZCBTTe+rprwaN
        bZpH7vh5cmicLksbLjlg862yuycKju8o0SQmiH+rdj4Rrht9hT772jY8h2ckctfHA7uN0/f6riafVZpSv/kuEwz6aLi0GgkM6Dlh
        ipltga6GtVqKTMNaYWSSw==","initial_vector":"JmIywltdYIVoOv3hLzdjiw=="}
        """,
        "sha256=903a219cc5476c1ed952e36cae51a2be13e1293fd45f20fad680a67c10057036",
        """
        lgpGKnCrWaeiX9SHOeufKjZ5I3WBurmHIkcnNUf1WL+Z+RufV13Sm+xlxhX4OQ==
        """);

    public static FlowFixture Ping { get; } = new(
        """
        {"encrypted_flow_data":"Zt+G0p5tCwDXketPLa+XykMagSH7gyApCWrrbNOKvylI/6deXvbvIgPgL/UXrMjwug==","encry
        pted_aes_key":"cXv3anvThe9oOZl1OdiITatJl/SufibrKEqctPvKLPD5imzOJz/+XJBFxiQEBLrZmTKequwW6csppcAqX5ZQP
        RlMQGuVpNY8479BRTXaT5OqLFREQK/ivXrfOb6pZEf5vJXlo3zeT9CDCGfV8UtrTS6hDsdaVLKH5tebF6FDCM8Ti6kLDXdSm8677
        2gb3Q/QPDAQCZvAntLgOhMDDiOHaILDQx60iM/yafncGbwCG3zpWNCFswe5cUeCkSX6Hr1Omnb1Omlak8cmRk4OuXhNHRb/Nsge1
        RuZkqejFXlGbtKJ+8206WsOuzTA1vdoNZmRm6CAEl2jYgujEc4fafNimg==","initial_vector":"J2B2eXx7+JzMT0s/0MJfb
        Q=="}
        """,
        "sha256=5c8a6c191649a8902c1263767a0e589040c72ee8670984d26aaacd28e6b19b0d",
        """
        KVQ+yLSy2+Y76xf3sk4BbNxnQspO9ptrV+2BJLSyM5lNxjFg5vxAsdTKKbg=
        """);

    public static FlowFixture ErrorNotification { get; } = new(
        """
        {"encrypted_flow_data":"hU1iIqiX3Dp0jBdVJYn5ubIQ6Ntj1gFdFkFpKUveQTbPVl+o6xrTF4BNUyuqnj2IJw93ZqErtMWG
        tOM6SRODS0AatJ4/mZ+oDhucsu79hkRyF49z9ecmUJ9Po6Mk9ej8bxRb9DuGrLDApeF+BDmMPO1Kea/SZ7igGeDkeF5Ur8AVQHtY
        qICR7/de8bhPhi6WU4xMalWwT2t8RT8Y7G/vg2Q8nXxMWgR+fQnn+usVm5A1SKr/Tyobrj3cqmk7geU5AXjf","encrypted_aes
        _key":"EYujna2tt3EVwbnLuQjmSWvotptytuZ7G7ZQTg+CtiB0i7xFnnQqNJ8GJTZ+L17d30K1XD16xwCXr0q0irNlGA2zTFpK8
        KBfTbKG7FeYzo/DmNHLuckVwX5h6IcH1tQLOGnR8kLBEzkQS5m6cALCE9MSejObvksMVn3uG5PkUbrto4bYWpw+uTMzNwByAVoDh
        dPwMr65abjfJOL1/A0K7cqZZ8ELSFN4420JYjjesyAGls8pygolAGYK0kEPhlfoNGudkrDL9Ef0ZCQ94aeS/A2608pXxETyXHrqT
        OtG9pLMAyiftY8hdMoUygGCV69TNHiB7IBGyH6a1Uq4/SNpaQ==","initial_vector":"zQQcNUhAIq/wWfzmPTIiRA=="}
        """,
        "sha256=0f02cb0e4cb609f22b4c2c234b3d685bff226d3c597d552a53a76d675354cf00",
        """
        u++VtqMBaofH6i5rQTJRNHWWaE0WDtwc1Uu63DrerYIp5N/rYanzXEtRyVh4Tw==
        """);

    public static FlowFixture TokenNotValid { get; } = new(
        """
        {"encrypted_flow_data":"BBsWz5l8oeRVOHOBNzJwdQvgYGPfrZUlM2akVyuhZ6hmb9DFdrQiC0aA/BsdRBVBrXXmp7xQxWc+
        4USqjN8RK9LILlaeJnDN6R208ojZ/iDgklRywDC0rRNChTORo0aE1wblyQ+nXuEv+VF1Nys=","encrypted_aes_key":"UKpUw
        pBhuQfsKiLG6HWzNeypWR3rZyZTeIoOZpqZ4dBjM/1kOLNdIFx2WD5xxLq0xpjT1p+gdYCu+9HU/RrsIEOD+JlulJU2UQA5slbUg
        Kt8GDMi5eSIVJWgoGBQklLB7ohAA+IZ8p/kKzT+73KXxuq39DiPThIvDXhlg8bje36POw64SW1sDBmyVGePbi+Si7vv4YGak9PvM
        Qfggv0cqOK7TgJCQiGqiBjXtvS7Ysx6cc8O/xpBV8Vp47eilvi9Ge2h0eG8UpS6IMOwkNpiI/x+d9S2w9gWKrFSvZ8qTXiM174QT
        3qmGt0GauAtgXQCAq63JofLBaVIq8y/IxRgBA==","initial_vector":"HiAW7Zs1x55bBaF6VL+Xmg=="}
        """,
        "sha256=bea072b71cf704ad5ba1342ed49fe6912e9ce8eb18aff0ad73485581d95fe5b1",
        """
        xR8HzrM/vAeUR5PrcaY3KEDvM8DBYmooxLpPkEsmgCEL0O3KJrC9COjLi/Y3DmwGX/Sux8gGpjwiiomVPo5u8e23LwxNQw==
        """);

    public static FlowFixture Error { get; } = new(
        """
        {"encrypted_flow_data":"bcLw8lFGLXMIPxAmHSJXHqZqTBNta8Bxvcfzq10zG3gbtCJjSoN/vhJ/MI9WBC65Ii59HWQ5f8XF
        tTr5XZdWk6m5jZ1PG/T9lLza375+Y78H+kPyxxhybBuVMLQZwfZ4CeEGQFxfUMekEGiNmhk=","encrypted_aes_key":"afUzm
        Hc+/zuTOhMFKIyHQ+9tRmz14c+sGXl1NIYzX9DbRLqSXREBodC8a5KC+J2YqIjl6usmqLZOvYOgjqaVbIq0um7sNiSXw5Oj2vUBJ
        EGEh1nGHcyl7v3yenzI6ccwebqgMsbrCLygGOdTrHe3pA88k75kSxj/oF6HK6KGMeaih2f4h2EGw15b4xwhifEIfzlpq9ImyegSS
        njgk6N1+G4HglA5ROAaOTqfY+sTmhvAV2nSKogKLkV5MR5bbyn6RD6WkHiZ79KLQIhsuvVW/7E7bA+VoImqB7nJjQtl+mgZLiVCX
        rAclkOMowwD1L191AO4zR3nHe9cGc4iZeBc4g==","initial_vector":"qwi6C4wSpPyvlbhj7FwQIg=="}
        """,
        "sha256=03300a35f148f08c6302ce5e4f6877ea2552b0e4d18755095319ea051ac688b5",
        """
        bRtGYI/4k+WP8mrAcGO+jH9iqplh5sprZ2Q2S+Pw0NC8UIh9kUjIPcJ1tm6IYQmT0lie6wo+etABdtrfI8/fpRvnG5pgqpPhKPpT
        37Sw5XDMC7hMIzoCbA==
        """);

    public static FlowFixture Close { get; } = new(
        """
        {"encrypted_flow_data":"9axZiXR93VEmf2q5Sj8xqRER8OTD9hbTqliz54SMKXul3Staia7HiFNZWOE2QT1sntEtPVMu3ISU
        MGaakaMS7e2wpvKceMH3GkXPL3CUIk6fkFDVsFMKcdh1VF/AFL2VUnjo7ZPo8s8R+m8RNkY=","encrypted_aes_key":"b+pHs
        65ylk6Nc+/tsyQQEbU/2SE4maRW0XniJjipmsTP3Fwj530c4ST26Z8PG0x7vdbWV/jRFb6BgUv8XXcdm7oPAP/6fB+Ty7HpyvMEf
        wXR/6WwQ8424H+u8PgqdbCc8dJrnhECg9qJaDszbhXmJihp8RE1g57B4zxaJPz3bzFKAsC/Feq7LVaCqltcBH2xbo8LP0WXr3BNz
        ROv0nIgjKv36vJfwMu8WMVVRCr+15/4NuZgec7psghcdxGCUB1WgW6erWMl1V5BeUiBth4q1hGMMi5Go362oHMJDnipBv3cOppsE
        Qa/VG+uG/Bdul5ht3s7u2VdhJZ8MJRbMq+dLg==","initial_vector":"kQZq3jecpLrwbk14x1M+CQ=="}
        """,
        "sha256=4a6d01917b021724051457d201f9b0855beccb0d8d474abd06c70ae9b828eb2b",
        """
        e3Vc/HF8L+8N1L429UMq3Ry8hgWayUWK3U6bXP+LDZChZXEbTK3G7PR2XsU9jJoYBtFWDnOKN3lw+Q6lz4FbYmS789fv6sEzkRT6
        IW+jgIdfFTZGNC7l8CkmOA2pF7N/ffCz9eSw03FvUCeqkq5k8a9Ve9hdKc2DUrj0bChA9WCXmUKiDw==
        """);

    public static FlowFixture OtherKey { get; } = new(
        """
        {"encrypted_flow_data":"Z4XzFDygkDabb+l2V6zCjRw+PCn/IgBRtvuywY4w/hzAcjNzb25y8tvM5eW+NYC6nrUP1aUFVPPN
        glQlbHyF69vd6BInIXVb","encrypted_aes_key":"gih08DsGVcKDg0UNmTkI+Z6tUYkTfbvlFwM0BVyw+GNbgH5PQaRYIfEBy
        Pnw1DEv2Af0YpifhTOTcx1qjbiQCxfX9KyEkgUnq5oeR345aAgIbcmJTdU5Rz3eTmk1VuUcinL+NVovRhfIrE1BXTebsp4mIv/kU
        Hpv67AvGOblI99HblqVihjMX8IlgwFMCR7gkk0TgKBBwR5IN7OWVmQO6lVP/Qw1zDhhc2OVrTx3yysVc4X85KWdOHWAajf2I29n7
        UXWX/S3oxod0hBvbZaiz0URqEVt19KylH+381P1iiJpKI7Mi6JLz9BA0yAhfz7NY20/bNYbIJVfohOfWp+b7Q==","initial_ve
        ctor":"6hlA79gGMgfNUwbW4C8zvQ=="}
        """,
        "sha256=9d60fcab0a9f1fa3b30ee880c827925eb90fc3239198c9f22b7d3aa73d8076b1",
        """
        2p2wkOIGijdhCzUvxgS3MX3kzpFIFJ56Y296jW5l0dTu0j5Wpbsw/TDcLsS5CA==
        """);

    public static FlowFixture LongAesKey { get; } = new(
        """
        {"encrypted_flow_data":"fV47JsceDCazhnB4BON/+1OB/mlKUdbUeVi74WG2IMPHYEPbWmkOrTc5jaFCU1Y232SZUC/IXIcP
        JVFpmIFkih0x0L+G3QQ+","encrypted_aes_key":"PFuUl3M+hXrVsBmX+mOuZoFsTqesEkXKQVM6PlnptA6grSwLnXrzznS6K
        CfxrDTy7z20MMQZlGSDAbfSeEXngnPXPo54b2vEqYG+oD39+27q4BozX015tG2010ElmnFIiMhbJUNtbMuzqOr/W0wKpjVI4wF/n
        HbOIEBHfXyxXKfZgZ5c/6DUbovi2mTQXm29LU8sfC/KSCodZM14WaSuqTv4S3ra3aM59pkiO+W4/hHrZ8CCBgvlp7EIl0gu2L6SW
        ZD9C7Lmmef/wdqi9rK2QujcG2kSDtwCyTmL7PDfJ5Ojh2c8D/AwbJ5lWjo5d5VdExEGoI1owNBsIMFuR7Hj8g==","initial_ve
        ctor":"S1vp7QMEgPWgRA4FeX/TBA=="}
        """,
        "sha256=867b210935ea89a10425af7761d9fc1632ca2550991b1c16ae5e802eba5b68a3",
        """
        7QUs0foevayhDwaIJWDzLoj+
        """);

    public static FlowFixture NotJson { get; } = new(
        """
        {"encrypted_flow_data":"3w6MY+fTq5DJZnqMyGjxRsm3NBm4wfLIRrQdOWGGo5aZ","encrypted_aes_key":"iOkjTktl9
        0VG4GtjL9GUbIygOphBMeblbLaxHnHDbhH4tx31976cEG2NehMjLlNwlUzetHhrCmM/zaEY3Zt6Plp/WfMZLT7PQS8PBy/ED7Ufb
        KPXdoOJk5SC8sHuJCzFDl7CTGdKAmh38QqMWWnYN7sCaxydaPDTYecOBUgQ7ivjVA70++kIis/jbSDYAXRhxNGrR1bDlkexlnEbG
        D0GJ953qHOO7se9AxYiogkj/na30AwXpWmtnSsk7hufot44sLPsOQAo//wTzNcNN5vKD90oMhajxJ824RNMKqwoPr2QODEQ/YZxh
        B4l+tlThlwoH33ZWVTEOBPtGtFpD4TMzw==","initial_vector":"N/KMordnTyRUOciJXMPDdw=="}
        """,
        "sha256=0759f57cd52c9a1aafaf2ef91a488388f6edba8fcda3eab7f6b307fbfdc5b644",
        "");

    /// <summary>Takes the line breaks out.</summary>
    public static string Join(string wrapped) => wrapped.ReplaceLineEndings(string.Empty);
}

/// <summary>A request of a flow as it comes over HTTP, and what the right answer to it looks like.</summary>
internal sealed class FlowFixture(string body, string signature, string answer)
{
    public byte[] Body { get; } = System.Text.Encoding.UTF8.GetBytes(EncryptionFixtures.Join(body));

    public string Signature { get; } = signature;

    public string Answer { get; } = EncryptionFixtures.Join(answer);
}
